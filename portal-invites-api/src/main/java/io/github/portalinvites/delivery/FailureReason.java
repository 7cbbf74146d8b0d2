package io.github.portalinvites.delivery;

import java.util.Locale;

/** Why a message failed. */
public enum FailureReason {
  /** No such mailbox: the address is held. Trying again would change nothing. */
  ADDRESS_REFUSED(false),
  /** Refused for a reason that is not the address, such as reputation. */
  POLICY_REFUSED(true),
  /** The content was refused. */
  MESSAGE_REFUSED(true),
  /** Put off for three days and more. */
  GIVEN_UP(true),
  /** The message could not be composed. */
  NOT_COMPOSED(true);

  private final boolean retryable;

  FailureReason(boolean retryable) {
    this.retryable = retryable;
  }

  /** Whether <i>retry failed only</i> takes it up. */
  public boolean retryable() {
    return retryable;
  }

  /** The stable name for interfaces and exports: {@code address-refused}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
