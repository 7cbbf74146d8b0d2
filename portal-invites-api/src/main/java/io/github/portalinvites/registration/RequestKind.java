package io.github.portalinvites.registration;

/** How somebody asked for access. */
public enum RequestKind {
  /** By the number of an invoice and what else stands on it. */
  INVOICE,
  /** By a service address, which anybody may know. */
  ADDRESS
}
