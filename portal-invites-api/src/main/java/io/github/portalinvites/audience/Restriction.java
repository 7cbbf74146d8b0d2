package io.github.portalinvites.audience;

/** A condition on a contact's link or its account; all are off by default. */
public enum Restriction {
  /**
   * <i>Accounts with active services</i>: at least one active service on any of the account's
   * sites.
   */
  ACTIVE_SERVICES,
  /** <i>Accounts with balance due</i>: the balance is above zero, whenever it is due. */
  BALANCE_DUE,
  /** <i>Restrict to billing contacts</i>: the link has a billing role. */
  BILLING_CONTACTS,
  /** <i>Accounts without automatic payment</i>. */
  WITHOUT_AUTOMATIC_PAYMENT
}
