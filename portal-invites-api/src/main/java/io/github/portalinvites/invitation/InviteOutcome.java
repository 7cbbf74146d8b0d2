package io.github.portalinvites.invitation;

import io.github.portalinvites.delivery.RunId;
import java.util.List;

/** What came of inviting one contact, or of sending it again. */
public sealed interface InviteOutcome {

  /**
   * A worker will mail it. What becomes of it is in the ledger of the run, which is of one message.
   */
  record Queued(RunId run) implements InviteOutcome {}

  /**
   * Nothing was written, and nothing will be mailed.
   *
   * @param obstacles all that stands in the way, the first one first; never empty
   */
  record Refused(List<Obstacle> obstacles) implements InviteOutcome {

    public Refused {
      obstacles = List.copyOf(obstacles);
    }

    /** What is shown. */
    public Obstacle first() {
      return obstacles.get(0);
    }
  }
}
