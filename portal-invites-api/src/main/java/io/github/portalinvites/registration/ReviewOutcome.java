package io.github.portalinvites.registration;

import io.github.portalinvites.invitation.Obstacle;
import java.util.List;

/** What came of approving an access request. */
public sealed interface ReviewOutcome {

  /**
   * It was approved.
   *
   * @param request as it stands now: invited, or staged where the mailbox has a login already, or
   *     closed where that login sees the account already
   */
  record Approved(AccessRequest request) implements ReviewOutcome {}

  /** Somebody decided already, or no worker has looked at it yet; nothing was written. */
  record AlreadyAnswered(AccessRequest request) implements ReviewOutcome {}

  /**
   * It cannot be done as things are; nothing was written.
   *
   * @param obstacles what stands in the way of the mail, if that is the reason
   */
  record NotPossible(RequestReason reason, List<Obstacle> obstacles) implements ReviewOutcome {

    public NotPossible {
      obstacles = List.copyOf(obstacles);
    }
  }
}
