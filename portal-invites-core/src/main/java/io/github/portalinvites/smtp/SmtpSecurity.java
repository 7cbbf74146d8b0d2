package io.github.portalinvites.smtp;

/** How the connection to a mail server is kept private. */
public enum SmtpSecurity {
  /** Not at all: for a server on the same machine or in tests. */
  PLAIN,

  /** By STARTTLS before anything else is said; without it nothing is sent. */
  STARTTLS_REQUIRED,

  /** TLS from the first byte, usually on port 465. */
  IMPLICIT_TLS
}
