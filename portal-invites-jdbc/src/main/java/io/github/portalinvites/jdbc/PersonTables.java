package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.storage.PersonStore;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.Update;

/**
 * Where a person is found, by indexes only. What is forgotten keeps its number, so that nothing
 * that is counted moves; but the number stands for nobody from then on.
 */
final class PersonTables implements PersonStore {

  private static final String NUMBER =
      """
      select number
        from pi_number
       where portal = :portal and kind = :kind and host_key = :key and not forgotten
       order by number
      """;

  private static final String KNOWS =
      """
      select exists (select 1 from pi_number
                      where portal = :portal and kind = 'c' and host_key = :key and not forgotten)
          or exists (select 1 from pi_invitation_contact
                      where portal = :portal and contact = :key)
          or exists (select 1 from pi_auto_send
                      where portal = :portal and contact = :key)
          or exists (select 1 from pi_access
                      where portal = :portal and contact = :key)
          or exists (select 1 from pi_request
                      where portal = :portal and contact = :key and mailbox <> :nobody)
      """;

  private static final String IDENTITIES =
      """
      select identity_key
        from (select i.identity as identity_key
                from pi_invitation_contact c
                join pi_invitation i on i.portal = c.portal and i.invitation = c.invitation
               where c.portal = :portal and c.contact = :key
               union
              select i.mailbox as identity_key
                from pi_invitation_contact c
                join pi_invitation i on i.portal = c.portal and i.invitation = c.invitation
               where c.portal = :portal and c.contact = :key and i.mailbox is not null
               union
              select n.host_key as identity_key
                from (select a.identity
                        from pi_audience a
                       where a.contact = :contact
                       union
                      select c.mailbox
                        from pi_audience_contact c
                       where c.contact = :contact and c.mailbox is not null
                       union
                      select f.identity
                        from pi_former_identity f
                       where f.contact = :contact
                       union
                      select m.identity
                        from pi_recipient p
                        join pi_message m on m.run = p.run and m.number = p.message
                       where p.contact = :contact) known
                join pi_number n on n.number = known.identity) found
       order by identity_key
      """;

  private static final String RUNS =
      """
      select r.run_id
        from pi_recipient p
        join pi_run r on r.run = p.run
       where p.contact = :contact
       order by r.run
      """;

  /** The messages in which a contact is, and no other who is not forgotten. */
  private static final String CLEAR_MESSAGES =
      """
      update pi_message m
         set identity = :nobody, reply = null
       where exists (select 1
                       from pi_recipient p
                      where p.contact = :contact and p.run = m.run and p.message = m.number)
         and m.run in (select p.run from pi_recipient p where p.contact = :contact)
         and not exists (select 1
                           from pi_recipient p
                           join pi_number n on n.number = p.contact
                          where p.run = m.run and p.position >= m.first_recipient
                            and p.position < m.first_recipient + m.planned
                            and p.contact <> :contact and not n.forgotten)
      """;

  private static final String FORMER = "delete from pi_former_identity where contact = :contact";

  private static final String FORGET =
      "update pi_number set host_key = :nobody, forgotten = true where number = :number";

  private static final String IS_HELD =
      """
      select exists (select 1 from pi_invitation
                      where portal = :portal and identity = :identity)
          or exists (select 1 from pi_invitation
                      where portal = :portal and mailbox = :identity)
          or exists (select 1 from pi_audience_contact
                      where portal = :portal and mailbox = :number)
          or exists (select 1 from pi_audience where portal = :portal and identity = :number)
          or exists (select 1 from pi_former_identity where portal = :portal and identity = :number)
          or exists (select 1 from pi_message where identity = :number)
      """;

  private final Session session;

  PersonTables(Session session) {
    this.session = session;
  }

  /** The request of somebody forgotten has the mailbox that only nobody has. */
  @Override
  public boolean knows(ContactId contact) {
    return session
        .query(KNOWS)
        .bind("key", KeyText.of(contact.key()))
        .bind("nobody", IdentityId.of(contact).value())
        .mapTo(Boolean.class)
        .one();
  }

  @Override
  public Set<IdentityId> identities(ContactId contact) {
    return session
        .query(IDENTITIES)
        .bind("key", KeyText.of(contact.key()))
        .bind("contact", numberOrNone(contact))
        .map((row, context) -> new IdentityId(row.getString("identity_key")))
        .collect(toUnmodifiableSet());
  }

  @Override
  public Set<RunId> runs(ContactId contact) {
    return session
        .query(RUNS)
        .bind("contact", numberOrNone(contact))
        .map((row, context) -> new RunId(row.getObject("run_id", UUID.class)))
        .collect(toUnmodifiableSet());
  }

  @Override
  public boolean withdraw(ContactId contact) {
    return number(contact).map(new Withdrawal(session)::of).orElse(true);
  }

  @Override
  public void forget(ContactId contact, ContactId nobody) {
    number(contact)
        .ifPresent(
            number -> {
              var mailbox = Numbers.Key.of(IdentityId.of(nobody));
              var nowhere = numberOf(mailbox);
              of(number, CLEAR_MESSAGES).bind("nobody", nowhere).execute();
              of(number, FORMER).execute();
              rename(nowhere, mailbox.text());
              rename(number, KeyText.of(nobody.key()));
            });
  }

  @Override
  public boolean forget(IdentityId identity, IdentityId nobody) {
    var number = number(NumberKind.IDENTITY, identity.value());
    var held =
        session
            .query(IS_HELD)
            .bind("identity", identity.value())
            .bind("number", number.orElse(0L))
            .mapTo(Boolean.class)
            .one();
    if (!held) {
      new IdentityTable(session).forget(identity);
      number.ifPresent(each -> rename(each, nobody.value()));
    }
    return !held;
  }

  private Update of(long contact, String sql) {
    return session.update(sql).bind("contact", contact);
  }

  private void rename(long number, String nobody) {
    session.update(FORGET).bind("number", number).bind("nobody", nobody).execute();
  }

  private long numberOf(Numbers.Key key) {
    var numbers = Numbers.ofEntities(session).findOrAdd(Set.of(key));
    return Objects.requireNonNull(numbers.get(key));
  }

  private long numberOrNone(ContactId contact) {
    return number(contact).orElse(0L);
  }

  private Optional<Long> number(ContactId contact) {
    return number(NumberKind.CONTACT, KeyText.of(contact.key()));
  }

  private Optional<Long> number(NumberKind kind, String key) {
    return session
        .query(NUMBER)
        .bind("kind", kind.code())
        .bind("key", key)
        .mapTo(Long.class)
        .findOne();
  }
}
