package io.github.portalinvites.invitation;

/** Where a new contact or account came from. */
public enum Origin {
  /** The host's day-to-day work. */
  HOST,
  /** A take-over of existing data: nobody of it is mailed by itself. */
  IMPORT
}
