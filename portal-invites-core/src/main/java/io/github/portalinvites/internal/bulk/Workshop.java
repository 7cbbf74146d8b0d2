package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.internal.secret.Secrets;
import java.time.Instant;

/** What all sending threads of a process share. */
record Workshop(
    Persistent storage,
    RunRules rules,
    RunAccess access,
    RunControl control,
    Secrets secrets,
    EngineSettings settings,
    Retry retry,
    RelayBackoff backoff,
    RelayLog relay,
    Setbacks setbacks,
    RunNotices notices,
    Reminding reminding) {

  Verdict verdict(Order order, Instant now) {
    return new Verdict(order.tempo().inDoubt(), retry, now);
  }
}
