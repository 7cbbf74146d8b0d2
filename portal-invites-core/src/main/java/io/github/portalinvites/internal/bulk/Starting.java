package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.audience.FilterFingerprint;
import io.github.portalinvites.bulk.IdempotencyConflictException;
import io.github.portalinvites.bulk.IdempotencyKey;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.bulk.StartRefusedException;
import io.github.portalinvites.bulk.StartRefusedException.Reason;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.storage.Run;
import io.github.portalinvites.storage.RunStore.KeyUse;
import io.github.portalinvites.storage.Stores;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request to start a plan.
 *
 * @param expectedRecipients null if any number will do
 */
record Starting(
    Actor actor, FilterFingerprint seen, IdempotencyKey key, @Nullable Long expectedRecipients) {

  /** Starts {@code plan}, unless the same request did before. */
  void start(Stores stores, Run plan, RunControl control) {
    if (isFirst(stores, plan)) {
      check(stores, plan);
      control.start(stores, actor, plan);
    }
  }

  private boolean isFirst(Stores stores, Run plan) {
    var body = "%s|%s|".formatted(seen, expectedRecipients);
    var mine = new KeyUse(plan.id(), body + UUID.randomUUID());
    var used = stores.runs().use(actor.id(), key, mine);
    if (!used.run().equals(plan.id()) || !used.body().startsWith(body)) {
      throw new IdempotencyConflictException(key);
    }
    return used.equals(mine);
  }

  private void check(Stores stores, Run plan) {
    var planned = plan.planned();
    if (plan.state() != RunState.PLANNED) {
      throw new StartRefusedException(
          plan.id(), Reason.WRONG_STATE, "it is %s".formatted(plan.state()));
    }
    if (!plan.fingerprint().equals(seen)) {
      throw new StartRefusedException(
          plan.id(), Reason.OTHER_FILTER, "it was made of another filter");
    }
    if (!stores.now().isBefore(planned.expires())) {
      throw new StartRefusedException(
          plan.id(), Reason.EXPIRED, "it expired at %s".formatted(planned.expires()));
    }
    if (expectedRecipients != null && expectedRecipients != planned.recipients()) {
      throw new StartRefusedException(
          plan.id(),
          Reason.UNEXPECTED_RECIPIENTS,
          "%d recipients were expected, there are %d"
              .formatted(expectedRecipients, planned.recipients()));
    }
  }
}
