package io.github.portalinvites.portal;

/** What a host's keys of one kind of entity are made of. */
public enum KeyType {
  WHOLE_NUMBER,
  UUID,
  TEXT
}
