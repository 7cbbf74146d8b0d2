package io.github.portalinvites.jdbc;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.Generation;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InvitationId;
import io.github.portalinvites.storage.InvitationStore;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatement;
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

  private static final String KEEP =
      """
      update pi_invitation
         set outstanding = :outstanding, state = :state, since = :since, version = :version
       where portal = :portal and invitation = :invitation and version = :version - 1
         and (cast(:outstanding as varchar) is null or outstanding is not null)
      """;

  private static final String REVIVE =
      """
      update pi_invitation
         set outstanding = :outstanding, state = :state, since = :since, version = :version
       where portal = :portal and invitation = :invitation and version = :version - 1
      """;

  private static final String STORED =
      """
      select invitation
        from pi_invitation
       where portal = :portal and invitation = any(:invitations)
       order by invitation
      """;

  private static final String FORGET_GENERATIONS =
      """
      delete from pi_generation
       where portal = :portal and invitation = any(:invitations)
      """;

  private static final String FORGET_CONTACTS =
      """
      delete from pi_invitation_contact
       where portal = :portal and invitation = any(:invitations)
      """;

  private final Session session;

  InvitationTables(Session session) {
    this.session = session;
  }

  @Override
  public Set<InvitationId> add(Collection<Invitation> invitations) {
    var first = onePerOutstanding(invitations);
    INVITATIONS.insertIfAbsent(
        session, List.of("outstanding"), first.stream().map(InvitationTables::row).toList());
    var added = stored(first);
    addParts(first.stream().filter(each -> added.contains(each.id())).toList());
    return added;
  }

  @Override
  public Set<InvitationId> change(Collection<Invitation> next) {
    var changed = kept(next);
    next.stream()
        .filter(each -> !changed.contains(each.id()) && each.state().outstanding() && revive(each))
        .forEach(each -> changed.add(each.id()));
    var ids = session.array(SqlType.UUID, changed.stream().map(InvitationId::value).toList());
    for (var forget : List.of(FORGET_GENERATIONS, FORGET_CONTACTS)) {
      session.update(forget).bind("invitations", ids).execute();
    }
    addParts(next.stream().filter(each -> changed.contains(each.id())).toList());
    return changed;
  }

  /** Of several that would be outstanding for one identity, the first. */
  private static List<Invitation> onePerOutstanding(Collection<Invitation> invitations) {
    var taken = new HashSet<String>();
    return invitations.stream()
        .filter(each -> outstanding(each) == null || taken.add(each.identity().value()))
        .toList();
  }

  /** Those that are there now; their ids are new, so nobody else can have added them. */
  private Set<InvitationId> stored(List<Invitation> invitations) {
    var ids = invitations.stream().map(each -> each.id().value()).toList();
    return session
        .query(STORED)
        .bind("invitations", session.array(SqlType.UUID, ids))
        .map((row, context) -> new InvitationId(row.getObject("invitation", UUID.class)))
        .collect(Collectors.toSet());
  }

  @Override
  public Map<IdentityId, List<Invitation>> of(Collection<IdentityId> identities) {
    return new InvitationReader(session).of(identities);
  }

  @Override
  public Map<ContactId, IdentityId> lastCovering(Collection<ContactId> contacts) {
    return new InvitationReader(session).lastCovering(contacts);
  }

  /** Changes those that end, or were outstanding before: nothing stands in their way. */
  private Set<InvitationId> kept(Collection<Invitation> next) {
    if (next.isEmpty()) {
      return new HashSet<>();
    }
    var batch = session.batch(KEEP);
    next.forEach(each -> bound(session.bound(batch), each).add());
    var counts = batch.execute();
    var kept = new HashSet<InvitationId>();
    int row = 0;
    for (var each : next) {
      if (counts[row++] > 0) {
        kept.add(each.id());
      }
    }
    return kept;
  }

  /** Makes an ended one outstanding again; the unique column may refuse it. */
  private boolean revive(Invitation next) {
    var handle = session.handle();
    handle.savepoint("pi_revive");
    try {
      var revived = bound(session.update(REVIVE), next).execute() > 0;
      handle.releaseSavepoint("pi_revive");
      return revived;
    } catch (JdbiException e) {
      if (Transactions.cause(e).filter(Dialect::isDuplicate).isEmpty()) {
        throw e;
      }
      handle.rollbackToSavepoint("pi_revive");
      return false;
    }
  }

  private static <T extends SqlStatement<T>> T bound(T statement, Invitation next) {
    return statement
        .bind("invitation", next.id().value())
        .bind("outstanding", outstanding(next))
        .bind("state", next.state().name())
        .bind("since", Columns.argument(next.since()))
        .bind("version", next.version());
  }

  private void addParts(List<Invitation> invitations) {
    GENERATIONS.insert(
        session,
        invitations.stream()
            .flatMap(each -> each.generations().stream().map(part -> row(each, part)))
            .toList());
    CONTACTS.insert(
        session,
        invitations.stream()
            .flatMap(each -> each.contacts().stream().map(contact -> row(each, contact)))
            .toList());
  }

  private static List<@Nullable Object> row(Invitation invitation, ContactId contact) {
    return Arrays.asList(invitation.id().value(), KeyText.of(contact.key()));
  }

  private static List<@Nullable Object> row(Invitation invitation) {
    return Arrays.asList(
        invitation.id().value(),
        invitation.identity().value(),
        outstanding(invitation),
        invitation.state().name(),
        invitation.since(),
        invitation.version());
  }

  private static List<@Nullable Object> row(Invitation invitation, Generation generation) {
    return Arrays.asList(
        invitation.id().value(),
        generation.number(),
        generation.keyId(),
        generation.salt(),
        generation.lookUp().link(),
        generation.lookUp().password(),
        generation.handedOver(),
        generation.expires());
  }

  private static @Nullable String outstanding(Invitation invitation) {
    return invitation.state().outstanding() ? invitation.identity().value() : null;
  }
}
