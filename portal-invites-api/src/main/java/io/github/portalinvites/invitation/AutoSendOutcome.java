package io.github.portalinvites.invitation;

import io.github.portalinvites.delivery.RunId;
import java.util.List;

/** What one event sent by itself. */
public sealed interface AutoSendOutcome {

  /** A worker will mail it. What becomes of it is in the ledger of the run, which is of one. */
  record Queued(RunId run) implements AutoSendOutcome {}

  /**
   * Nothing will be mailed.
   *
   * @param obstacles what stands in the way, the first one first; never empty
   */
  record NotSent(List<Obstacle> obstacles) implements AutoSendOutcome {

    public NotSent {
      obstacles = List.copyOf(obstacles);
    }

    /** What is shown. */
    public Obstacle first() {
      return obstacles.get(0);
    }
  }

  /** Nothing will be mailed by itself: the contact waits for a catch-up plan. */
  record Suppressed() implements AutoSendOutcome {}

  /** The same was told before, whatever came of it then; nothing was written. */
  record AlreadyTold() implements AutoSendOutcome {}

  /** The portal was built without this trigger; nothing was written. */
  record TriggerOff(AutoSendTrigger trigger) implements AutoSendOutcome {}
}
