package io.github.portalinvites.directory;

/** Whether an account is a customer now. */
public enum AccountStatus {
  ACTIVE,
  INACTIVE,
  PROSPECT
}
