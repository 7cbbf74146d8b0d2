package io.github.portalinvites.directory;

import io.github.portalinvites.portal.HostId;
import io.github.portalinvites.portal.HostKey;
import java.util.UUID;

/** The host's key of a contact. */
public record ContactId(HostKey key) implements HostId {

  public static ContactId of(long key) {
    return new ContactId(HostKey.of(key));
  }

  public static ContactId of(UUID key) {
    return new ContactId(HostKey.of(key));
  }

  public static ContactId of(String key) {
    return new ContactId(HostKey.of(key));
  }

  @Override
  public String toString() {
    return key.toString();
  }
}
