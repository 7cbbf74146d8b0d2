package io.github.portalinvites.delivery;

import java.time.Instant;

/** An address that gets no mail until it changes or staff clear it. */
public record AddressHold(Cause cause, Instant since) {

  /** Why an address is held. */
  public enum Cause {
    /** Mail came back for good: shown as <i>Bounced</i>. */
    BOUNCED,
    /** Its owner complained or opted out. */
    SUPPRESSED
  }
}
