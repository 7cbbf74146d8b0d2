package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.bulk.PauseReason;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.storage.DeliveryStore.RunTally;
import java.util.Optional;

/** How many refusals a run takes before a person has to look. */
final class RefusalLimits {

  private static final int FIRST_MESSAGES = 5;
  private static final int LEAST_DONE = 20;
  private static final int POLICY_REFUSALS_PER_HUNDRED = 5;

  private RefusalLimits() {}

  static Optional<PauseReason> reached(RunTally tally) {
    if (tally.messageRefused() >= FIRST_MESSAGES && !tally.outcomes().containsKey(Outcome.SENT)) {
      return Optional.of(PauseReason.MESSAGE_REFUSALS);
    }
    return tally.done() >= LEAST_DONE
            && tally.policyRefused() * 100 > tally.done() * POLICY_REFUSALS_PER_HUNDRED
        ? Optional.of(PauseReason.POLICY_REFUSALS)
        : Optional.empty();
  }
}
