package io.github.portalinvites.internal.invitation;

/** What a mail is for, and so what may keep it from somebody. */
public enum Purpose {
  INVITATION,
  /** Tells somebody who has a login something. */
  NOTICE_TO_USER,
  /** Tells a customer's contact something, whether it uses the portal or not. */
  NOTICE_TO_CUSTOMER
}
