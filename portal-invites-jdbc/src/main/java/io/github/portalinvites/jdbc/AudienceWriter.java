package io.github.portalinvites.jdbc;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.Standing;
import io.github.portalinvites.storage.AudienceLink;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes audience rows: the same few statements for any number of contacts. */
final class AudienceWriter {

  private static final Bulk ROWS =
      Bulk.of(
          "pi_audience",
          new Bulk.Column("contact", SqlType.LONG),
          new Bulk.Column("account", SqlType.LONG),
          new Bulk.Column("identity", SqlType.LONG),
          new Bulk.Column("division", SqlType.INTEGER),
          new Bulk.Column("account_class", SqlType.INTEGER),
          new Bulk.Column("bill_group", SqlType.INTEGER),
          new Bulk.Column("account_source", SqlType.INTEGER),
          new Bulk.Column("account_status", SqlType.SMALL),
          new Bulk.Column("bucket", SqlType.SMALL),
          new Bulk.Column("active_services", SqlType.BOOLEAN),
          new Bulk.Column("balance_due", SqlType.BOOLEAN),
          new Bulk.Column("billing_contact", SqlType.BOOLEAN),
          new Bulk.Column("without_automatic_payment", SqlType.BOOLEAN),
          new Bulk.Column("multi", SqlType.BOOLEAN),
          new Bulk.Column("multi_in_division", SqlType.BOOLEAN),
          new Bulk.Column("site_sources", SqlType.NUMBERS));

  private static final Bulk DETAILS =
      Bulk.of(
          "pi_audience_detail",
          new Bulk.Column("contact", SqlType.LONG),
          new Bulk.Column("account", SqlType.LONG),
          new Bulk.Column("contact_name", SqlType.TEXT),
          new Bulk.Column("email", SqlType.TEXT),
          new Bulk.Column("account_number", SqlType.TEXT),
          new Bulk.Column("account_name", SqlType.TEXT),
          new Bulk.Column("automatic_payment", SqlType.BOOLEAN),
          new Bulk.Column("name_key", SqlType.TEXT),
          new Bulk.Column("account_key", SqlType.TEXT),
          new Bulk.Column("search_key", SqlType.TEXT),
          new Bulk.Column("status", SqlType.SMALL),
          new Bulk.Column("expires", SqlType.INSTANT),
          new Bulk.Column("last_sent", SqlType.INSTANT),
          new Bulk.Column("last_login", SqlType.INSTANT));

  private static final Bulk PEOPLE =
      Bulk.of(
          "pi_audience_contact",
          new Bulk.Column("contact", SqlType.LONG),
          new Bulk.Column("mailbox", SqlType.LONG),
          new Bulk.Column("first_name_key", SqlType.TEXT));

  private static final List<Bulk.Column> STANDINGS =
      List.of(
          new Bulk.Column("contact", SqlType.LONG),
          new Bulk.Column("bucket", SqlType.SMALL),
          new Bulk.Column("status", SqlType.SMALL),
          new Bulk.Column("expires", SqlType.INSTANT),
          new Bulk.Column("last_sent", SqlType.INSTANT),
          new Bulk.Column("last_login", SqlType.INSTANT));

  private static final List<Bulk.Column> HAVING =
      List.of(new Bulk.Column("contact", SqlType.LONG), new Bulk.Column("identity", SqlType.LONG));

  /** Which identities contacts have had until now, and have no more. */
  private static final String REMEMBER =
      """
      insert into pi_former_identity (contact, identity, portal)
      select a.contact, a.identity, a.portal
        from (select contact, identity, portal
                from pi_audience
               where contact = any(:contacts)
               union
              select contact, mailbox, portal
                from pi_audience_contact
               where contact = any(:contacts) and mailbox is not null) a
       where not exists (select 1 from %s where t.contact = a.contact and t.identity = a.identity)
         and not exists (select 1
                           from pi_former_identity f
                          where f.contact = a.contact and f.identity = a.identity)
      """;

  private static final List<String> DELETE =
      List.of(
          "delete from pi_audience where contact = any(:contacts)",
          "delete from pi_audience_detail where contact = any(:contacts)",
          "delete from pi_audience_contact where contact = any(:contacts)");

  private static final List<String> RESTATE =
      List.of(
          """
          merge into pi_audience a
          using (select * from %s) s on a.contact = s.contact
           when matched and a.bucket <> s.bucket
           then update set bucket = s.bucket
          """,
          """
          merge into pi_audience_detail d
          using (select * from %s) s on d.contact = s.contact
           when matched
           then update set status = s.status, expires = s.expires, last_sent = s.last_sent,
                           last_login = s.last_login
          """);

  private final Session session;

  AudienceWriter(Session session) {
    this.session = session;
  }

  void replace(Set<ContactId> contacts, Collection<AudienceLink> links) {
    var rows = AudienceLinkRows.of(session, links);
    var numbers = numbers(contacts).values();
    remember(numbers, links.stream().flatMap(rows::having).toList());
    delete(numbers);
    ROWS.insert(session, links.stream().map(rows::row).toList());
    DETAILS.insert(session, links.stream().map(rows::detail).toList());
    PEOPLE.insert(session, links.stream().map(rows::person).distinct().toList());
  }

  void restate(Map<ContactId, Standing> standings) {
    var numbers = numbers(standings.keySet());
    var rows =
        standings.entrySet().stream()
            .flatMap(each -> restated(numbers.get(key(each.getKey())), each.getValue()))
            .toList();
    if (rows.isEmpty()) {
      return;
    }
    for (var restate : RESTATE) {
      var update = session.update(restate.formatted(Bulk.unnest(session.dialect(), STANDINGS)));
      Bulk.bind(session, update, STANDINGS, rows).execute();
    }
  }

  private void remember(Collection<Long> contacts, List<List<@Nullable Object>> having) {
    if (!contacts.isEmpty()) {
      var update = session.update(REMEMBER.formatted(Bulk.unnest(session.dialect(), HAVING)));
      update.bind("contacts", session.array(SqlType.LONG, contacts));
      Bulk.bind(session, update, HAVING, having).execute();
    }
  }

  private void delete(Collection<Long> contacts) {
    if (contacts.isEmpty()) {
      return;
    }
    for (var delete : DELETE) {
      session.update(delete).bind("contacts", session.array(SqlType.LONG, contacts)).execute();
    }
  }

  private Map<Numbers.Key, Long> numbers(Set<ContactId> contacts) {
    return Numbers.ofEntities(session).find(contacts.stream().map(AudienceWriter::key).toList());
  }

  /** Nothing for a contact without a number, and so without rows. */
  private static Stream<List<@Nullable Object>> restated(
      @Nullable Long contact, Standing standing) {
    return Stream.ofNullable(contact)
        .map(
            number ->
                Arrays.<@Nullable Object>asList(
                    number,
                    StoredCodes.BUCKET.of(standing.status().bucket()),
                    StoredCodes.STATUS.of(standing.status()),
                    standing.expires(),
                    Never.or(standing.lastInviteSent()),
                    Never.or(standing.lastLogin())));
  }

  private static Numbers.Key key(ContactId contact) {
    return Numbers.Key.of(NumberKind.CONTACT, contact);
  }
}
