package io.github.portalinvites.access;

/** Whether a grant is in effect. */
public enum GrantState {
  /** The contact has no login yet; it takes effect with the acceptance. */
  STAGED,
  /** In effect. Warn staff who grant: this mailbox already has a login. */
  EFFECTIVE,
  /** The contact has a login; by the host's choice it takes effect with the next sign-in. */
  AWAITING_LOGIN
}
