package io.github.portalinvites.invitation;

/** The three counts that every contact falls into exactly one of. */
public enum StatusBucket {
  ACCEPTED,
  PENDING,
  NOT_SENT
}
