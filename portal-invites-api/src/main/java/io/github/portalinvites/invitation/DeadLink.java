package io.github.portalinvites.invitation;

import java.time.Instant;

/**
 * Why a genuine link, or temporary password, lets nobody in. Told before a password is typed; the
 * first that holds wins, in this order.
 */
public sealed interface DeadLink {

  /** The invitation was accepted. */
  record AlreadyAccepted() implements DeadLink {}

  /** The invitation was withdrawn, by a person or because nobody is left whom it is for. */
  record Revoked() implements DeadLink {}

  /**
   * A newer mail replaced it.
   *
   * @param sent when the latest one was handed over
   */
  record Superseded(Instant sent) implements DeadLink {}

  /**
   * Its time is over.
   *
   * @param at when it ended
   */
  record Expired(Instant at) implements DeadLink {}

  /** The portal, the account class or the contact is switched off for now. */
  record NotAvailableNow() implements DeadLink {}
}
