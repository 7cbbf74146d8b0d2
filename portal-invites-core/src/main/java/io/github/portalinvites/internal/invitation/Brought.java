package io.github.portalinvites.internal.invitation;

import io.github.portalinvites.invitation.DeadLink;
import io.github.portalinvites.invitation.DeadLink.AlreadyAccepted;
import io.github.portalinvites.invitation.DeadLink.Expired;
import io.github.portalinvites.invitation.DeadLink.NotAvailableNow;
import io.github.portalinvites.invitation.DeadLink.Revoked;
import io.github.portalinvites.invitation.DeadLink.Superseded;
import io.github.portalinvites.invitation.Generation;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InvitationState;
import io.github.portalinvites.storage.Stores;
import java.util.Optional;

/** An invitation and the one of its generations whose secret somebody brought, proved. */
record Brought(Invitation invitation, Generation generation) {

  /** Whether {@code username} is that of the invited person. */
  boolean isOf(Logins logins, String username) {
    return logins
        .named(username)
        .map(Logins.Named::identity)
        .filter(invitation.identity()::equals)
        .isPresent();
  }

  /** What keeps it from letting anybody in; empty if nothing does. */
  Optional<DeadLink> dead(Stores stores, People people) {
    return ended()
        .or(this::superseded)
        .or(() -> expired(stores))
        .or(
            () ->
                people.mayEnter(stores, invitation)
                    ? Optional.empty()
                    : Optional.of(new NotAvailableNow()));
  }

  private Optional<DeadLink> ended() {
    if (invitation.state() == InvitationState.ACCEPTED) {
      return Optional.of(new AlreadyAccepted());
    }
    return invitation.state().outstanding() ? Optional.empty() : Optional.of(new Revoked());
  }

  /** Older secrets die when a newer mail was handed over, not before. */
  private Optional<DeadLink> superseded() {
    return invitation
        .active()
        .filter(active -> active.number() > generation.number())
        .map(Generation::handedOver)
        .map(Superseded::new);
  }

  private Optional<DeadLink> expired(Stores stores) {
    return Optional.ofNullable(generation.expires())
        .filter(end -> !stores.now().isBefore(end))
        .map(Expired::new);
  }
}
