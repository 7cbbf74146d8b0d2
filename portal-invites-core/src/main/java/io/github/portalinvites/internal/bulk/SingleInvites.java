package io.github.portalinvites.internal.bulk;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.internal.invitation.Logins;
import io.github.portalinvites.internal.invitation.Revoking;
import io.github.portalinvites.internal.invitation.StaffContacts;
import io.github.portalinvites.internal.permission.Permissions;
import io.github.portalinvites.internal.portal.LostRace;
import io.github.portalinvites.internal.secret.Secrets;
import io.github.portalinvites.invitation.Invitations;
import io.github.portalinvites.invitation.InviteOutcome;
import io.github.portalinvites.invitation.RevokeOutcome;
import io.github.portalinvites.invitation.SingleInvite;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.Permission;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.storage.ContactFacts;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Invitations of single contacts. */
final class SingleInvites implements Invitations {

  private final Persistent storage;
  private final Permissions permissions;
  private final RunAccess access;
  private final Logins logins;
  private final Secrets secrets;
  private final RunOfOne runs;
  private final Consumer<InviteOutcome> queued;

  /**
   * @param queued told of each outcome after its commit
   */
  SingleInvites(
      Persistent storage,
      Permissions permissions,
      RunAccess access,
      Logins logins,
      Secrets secrets,
      RunOfOne runs,
      Consumer<InviteOutcome> queued) {
    this.storage = storage;
    this.permissions = permissions;
    this.access = access;
    this.logins = logins;
    this.secrets = secrets;
    this.runs = runs;
    this.queued = queued;
  }

  @Override
  public InviteOutcome invite(Actor actor, SingleInvite invite) {
    return send(actor, Occasion.SINGLE, invite);
  }

  @Override
  public InviteOutcome resend(Actor actor, SingleInvite invite) {
    return send(actor, Occasion.RESEND, invite);
  }

  private InviteOutcome send(Actor actor, Occasion occasion, SingleInvite invite) {
    var permitted = permissions.require(actor, occasion.permission().orElseThrow());
    var overrides = access.overrides(actor, needed(invite));
    var outcome =
        storage.inTransaction(
            stores -> {
              var reached =
                  divisions(StaffContacts.find(stores, invite.contact(), permitted), permitted);
              overrides.require(reached);
              return runs.queue(stores, actor, occasion, invite, reached);
            });
    queued.accept(outcome);
    return outcome;
  }

  private static Set<Permission> needed(SingleInvite invite) {
    return Overrides.needed(invite.overrideLimits(), invite.mail().sender() != null);
  }

  private static Set<DivisionId> divisions(ContactFacts facts, PermittedDivisions permitted) {
    return facts.links().stream()
        .map(link -> link.account().lists().division())
        .filter(permitted::contains)
        .collect(toUnmodifiableSet());
  }

  @Override
  public RevokeOutcome revoke(Actor actor, ContactId contact) {
    var permitted = permissions.require(actor, Permission.REVOKE_INVITATION);
    return storage.inTransaction(
        stores -> {
          var identity = logins.of(StaffContacts.find(stores, contact, permitted).contact());
          var outcomes =
              new Revoking(stores, logins, secrets, actor)
                  .revoke(Map.of(identity, Set.of(contact)));
          return Optional.ofNullable(outcomes.get(identity))
              .orElseThrow(() -> new LostRace("An invitation"));
        });
  }
}
