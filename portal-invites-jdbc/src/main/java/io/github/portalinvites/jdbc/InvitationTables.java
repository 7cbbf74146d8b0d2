package io.github.portalinvites.jdbc;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.Generation;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.storage.InvitationStore;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Update;
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

  private static final String FORGET_GENERATIONS =
      """
      delete from pi_generation
       where portal = :portal and invitation = :invitation
      """;

  private static final String FORGET_CONTACTS =
      """
      delete from pi_invitation_contact
       where portal = :portal and invitation = :invitation
      """;

  private final Session session;

  InvitationTables(Session session) {
    this.session = session;
  }

  @Override
  public boolean add(Invitation invitation) {
    var added =
        INVITATIONS.insertIfAbsent(session, List.of("outstanding"), List.of(row(invitation)));
    if (added == 0) {
      return false;
    }
    addParts(invitation);
    return true;
  }

  @Override
  public boolean change(Invitation next) {
    if (!keep(next) && !(next.state().outstanding() && revive(next))) {
      return false;
    }
    for (var forget : List.of(FORGET_GENERATIONS, FORGET_CONTACTS)) {
      session.update(forget).bind("invitation", next.id().value()).execute();
    }
    addParts(next);
    return true;
  }

  @Override
  public Map<IdentityId, List<Invitation>> of(Collection<IdentityId> identities) {
    return new InvitationReader(session).of(identities);
  }

  @Override
  public Map<ContactId, IdentityId> lastCovering(Collection<ContactId> contacts) {
    return new InvitationReader(session).lastCovering(contacts);
  }

  /** Changes an invitation that ends, or was outstanding before: nothing stands in its way. */
  private boolean keep(Invitation next) {
    return bound(session.update(KEEP), next).execute() > 0;
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

  private static Update bound(Update update, Invitation next) {
    return update
        .bind("invitation", next.id().value())
        .bind("outstanding", outstanding(next))
        .bind("state", next.state().name())
        .bind("since", Columns.argument(next.since()))
        .bind("version", next.version());
  }

  private void addParts(Invitation invitation) {
    var id = invitation.id().value();
    GENERATIONS.insert(
        session, invitation.generations().stream().map(each -> row(invitation, each)).toList());
    CONTACTS.insert(
        session,
        invitation.contacts().stream()
            .map(contact -> Arrays.<@Nullable Object>asList(id, KeyText.of(contact.key())))
            .toList());
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
