package io.github.portalinvites.bulk;

import java.util.Locale;

/** Why a run is paused. */
public enum PauseReason {
  /** A person paused it. */
  BY_PERSON,
  /** The first messages are out; a person is to look before the rest goes. */
  CANARY,
  /** Whoever started it lost a permission that it needs. */
  PERMISSION_LOST,
  /** The mail server or the sender's address is set up wrongly. */
  RELAY_REFUSED,
  /** The mail server refuses many recipients for its own reasons. */
  POLICY_REFUSALS,
  /** The mail server refused the first messages for what stands in them. */
  MESSAGE_REFUSALS,
  /** The secret key that the run was made under is not configured, or is another one. */
  UNKNOWN_KEY,
  /** The system option <i>customer portal URL</i> is not set any more. */
  NO_PORTAL_URL,
  /** The next messages could not be made ready, several times; the run's remark says why. */
  NOT_MADE_READY;

  /** The stable name for interfaces: {@code relay-refused}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
