package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InvitationId;
import io.github.portalinvites.storage.InvitationStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.argument.Argument;
import org.jspecify.annotations.Nullable;

/**
 * Invitations with their generations and contacts. That at most one per identity is outstanding is
 * the unique column {@code outstanding}: the identity while it is, null before and after.
 */
final class InvitationTables implements InvitationStore {

  private static final Bulk INVITATIONS =
      Bulk.of(
          "pi_invitation",
          new Bulk.Column("invitation", SqlType.UUID),
          new Bulk.Column("identity", SqlType.TEXT),
          new Bulk.Column("mailbox", SqlType.TEXT),
          new Bulk.Column("outstanding", SqlType.TEXT),
          new Bulk.Column("state", SqlType.TEXT),
          new Bulk.Column("since", SqlType.INSTANT),
          new Bulk.Column("version", SqlType.LONG));

  private static final Bulk GENERATIONS =
      Bulk.of(
          "pi_generation",
          new Bulk.Column("invitation", SqlType.UUID),
          new Bulk.Column("generation", SqlType.INTEGER),
          new Bulk.Column("key_id", SqlType.TEXT),
          new Bulk.Column("salt", SqlType.TEXT),
          new Bulk.Column("link_hash", SqlType.TEXT),
          new Bulk.Column("password_hash", SqlType.TEXT),
          new Bulk.Column("handed_over", SqlType.INSTANT),
          new Bulk.Column("expires", SqlType.INSTANT));

  private static final Bulk CONTACTS =
      Bulk.of(
          "pi_invitation_contact",
          new Bulk.Column("invitation", SqlType.UUID),
          new Bulk.Column("contact", SqlType.TEXT));

  private static final List<Bulk.Column> CHANGED =
      List.of(
          new Bulk.Column("invitation", SqlType.UUID),
          new Bulk.Column("mailbox", SqlType.TEXT),
          new Bulk.Column("outstanding", SqlType.TEXT),
          new Bulk.Column("state", SqlType.TEXT),
          new Bulk.Column("since", SqlType.INSTANT),
          new Bulk.Column("version", SqlType.LONG));

  private static final String STORED =
      """
      select invitation
        from pi_invitation
       where portal = :portal and invitation = any(:invitations)
       order by invitation
      """;

  /** In one order for all, so that no two wait for each other. */
  private static final String LOCK =
      """
      select i.invitation, i.version, i.outstanding, %s as contacts,
             (select array_agg(g.generation)
                from pi_generation g
               where g.portal = i.portal and g.invitation = i.invitation) as generations
        from pi_invitation i
       where i.portal = :portal and i.invitation = any(:invitations)
       order by i.invitation
         for update
      """
          .formatted(InvitationReader.ITS_CONTACTS);

  private static final String CHANGE =
      """
      merge into pi_invitation i
      using (select * from %s) s on i.portal = :portal and i.invitation = s.invitation
       when matched
       then update set mailbox = s.mailbox, outstanding = s.outstanding, state = s.state,
                       since = s.since, version = s.version
      """;

  /** All tables that have something of an invitation. */
  static final List<String> WITH_INVITATIONS =
      List.of("pi_generation", "pi_invitation_contact", "pi_reminder", "pi_invitation");

  private static final String FORGET_GENERATIONS =
      "delete from pi_generation where portal = :portal and invitation = any(:invitations)";

  private static final String FORGET_CONTACTS =
      "delete from pi_invitation_contact where portal = :portal and invitation = any(:invitations)";

  private static final String REMOVE =
      """
      delete from pi_invitation
       where portal = :portal and invitation = :invitation and version = :version
      """;

  private static final String FORGET_REMINDERS =
      "delete from pi_reminder where portal = :portal and invitation = any(:invitations)";

  private final Session session;

  InvitationTables(Session session) {
    this.session = session;
  }

  @Override
  public Set<InvitationId> add(Collection<Invitation> invitations) {
    var candidates = oneOutstandingEach(invitations);
    var rows = candidates.stream().map(InvitationRows::row).toList();
    var inserted = INVITATIONS.insertIfAbsent(session, List.of("outstanding"), rows);
    var added = inserted == rows.size() ? candidates : stored(candidates);
    GENERATIONS.insert(session, added.stream().flatMap(InvitationRows::generations).toList());
    addContacts(added);
    return added.stream().map(Invitation::id).collect(toUnmodifiableSet());
  }

  private List<Invitation> stored(List<Invitation> candidates) {
    var stored =
        session
            .query(STORED)
            .bind("invitations", ids(candidates))
            .map((row, context) -> InvitationReader.id(row))
            .set();
    return candidates.stream().filter(each -> stored.contains(each.id())).toList();
  }

  @Override
  public Set<InvitationId> change(Collection<Invitation> next) {
    if (next.isEmpty()) {
      return Set.of();
    }
    var stored = lock(next);
    var changed =
        next.stream()
            .filter(each -> isNext(each, stored.get(each.id())))
            .filter(each -> keeps(each, stored.get(each.id())) || revive(each))
            .toList();
    write(changed);
    writeGenerations(changed, stored);
    writeContacts(changed, stored);
    return changed.stream().map(Invitation::id).collect(toUnmodifiableSet());
  }

  @Override
  public boolean remove(Invitation invitation) {
    var removed =
        session
            .update(REMOVE)
            .bind("invitation", invitation.id().value())
            .bind("version", invitation.version())
            .execute();
    if (removed > 0) {
      List.of(FORGET_GENERATIONS, FORGET_CONTACTS, FORGET_REMINDERS)
          .forEach(each -> forget(each, List.of(invitation)));
    }
    return removed > 0;
  }

  @Override
  public Optional<Invitation> find(String lookUp) {
    return new InvitationReader(session).find(lookUp);
  }

  @Override
  public Map<IdentityId, List<Invitation>> of(Collection<IdentityId> identities) {
    return new InvitationReader(session).of(identities);
  }

  @Override
  public Map<ContactId, IdentityId> lastCovering(Collection<ContactId> contacts) {
    return new InvitationReader(session).lastCovering(contacts);
  }

  private Map<InvitationId, Stored> lock(Collection<Invitation> next) {
    return session
        .query(LOCK)
        .bind("invitations", ids(next))
        .map((row, context) -> Map.entry(InvitationReader.id(row), Stored.read(row)))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static boolean isNext(Invitation next, @Nullable Stored stored) {
    return stored != null && stored.version == next.version() - 1;
  }

  /** Nothing stands in the way of one that ends, or was outstanding before. */
  private static boolean keeps(Invitation next, @Nullable Stored stored) {
    return !next.state().outstanding() || (stored != null && stored.outstanding);
  }

  /** Makes an ended one outstanding again; the unique column may refuse it. */
  private boolean revive(Invitation next) {
    var handle = session.handle();
    handle.savepoint("pi_revive");
    try {
      write(List.of(next));
      handle.releaseSavepoint("pi_revive");
      return true;
    } catch (JdbiException e) {
      if (Transactions.cause(e).filter(Dialect::isDuplicate).isEmpty()) {
        throw e;
      }
      handle.rollbackToSavepoint("pi_revive");
      return false;
    }
  }

  private void write(List<Invitation> next) {
    if (!next.isEmpty()) {
      var update = session.update(CHANGE.formatted(Bulk.unnest(session.dialect(), CHANGED)));
      var rows = next.stream().map(InvitationRows::changedRow).toList();
      session.write(Bulk.bind(session, update, CHANGED, rows));
    }
  }

  /** What a send changes of an invitation is its latest generation. */
  private void writeGenerations(List<Invitation> changed, Map<InvitationId, Stored> stored) {
    var shortened =
        changed.stream()
            .filter(each -> !numbers(each).containsAll(of(each, stored).generations))
            .toList();
    forget(FORGET_GENERATIONS, shortened);
    GENERATIONS.upsert(
        session,
        List.of("invitation", "generation"),
        changed.stream().flatMap(InvitationRows::generations).toList());
  }

  private void writeContacts(List<Invitation> changed, Map<InvitationId, Stored> stored) {
    var others =
        changed.stream()
            .filter(each -> !each.contacts().equals(of(each, stored).contacts))
            .toList();
    forget(FORGET_CONTACTS, others);
    addContacts(others);
  }

  private void forget(String sql, List<Invitation> invitations) {
    if (!invitations.isEmpty()) {
      session.update(sql).bind("invitations", ids(invitations)).execute();
    }
  }

  private void addContacts(List<Invitation> invitations) {
    CONTACTS.insert(session, invitations.stream().flatMap(InvitationRows::contacts).toList());
  }

  private static Stored of(Invitation changed, Map<InvitationId, Stored> stored) {
    return Objects.requireNonNull(stored.get(changed.id()));
  }

  private static Set<Long> numbers(Invitation invitation) {
    return invitation.generations().stream()
        .map(each -> (long) each.number())
        .collect(toUnmodifiableSet());
  }

  private Argument ids(Collection<Invitation> invitations) {
    return session.array(SqlType.UUID, invitations, invitation -> invitation.id().value());
  }

  /** The first outstanding one of each identity, and all ended ones. */
  private static List<Invitation> oneOutstandingEach(Collection<Invitation> invitations) {
    var seen = new HashSet<IdentityId>();
    return invitations.stream()
        .filter(each -> !each.state().outstanding() || seen.add(each.identity()))
        .toList();
  }

  /** As much of a stored invitation as says what is to be written. */
  private record Stored(
      long version, boolean outstanding, Set<ContactId> contacts, List<Long> generations) {

    static Stored read(ResultSet row) throws SQLException {
      return new Stored(
          row.getLong("version"),
          row.getString("outstanding") != null,
          InvitationReader.contacts(row),
          Columns.numbers(row, "generations"));
    }
  }
}
