package io.github.portalinvites.memory;

import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.InvitationStatus;
import io.github.portalinvites.storage.AudienceLink;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * A row's status as shown: how its contact stands, seen with the clock and the queue.
 *
 * @param queued whether a message to the identity waits in a run that goes on or is paused
 */
record ShownStatus(Instant now, Predicate<IdentityId> queued) {

  InvitationStatus of(AudienceLink link) {
    return link.standing().shown(now, queued.test(link.identity()));
  }
}
