package io.github.portalinvites.invitation;

/** Something that may make the library invite a contact by itself. */
public enum AutoSendTrigger {
  /** Always on. */
  CONTACT_CREATED,
  /** Always on: a new account sends to each of its contacts. */
  ACCOUNT_CREATED,
  /** A contact without an e-mail got one. */
  EMAIL_ADDED,
  /** An account that was a prospect, or inactive, became active. */
  ACCOUNT_ACTIVATED,
  /** A contact who was there before was linked to another account. */
  CONTACT_LINKED,
  /** Auto send was switched on for an account class. Sends nothing: makes a catch-up ready. */
  CLASS_SWITCHED_ON
}
