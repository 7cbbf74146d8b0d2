package io.github.portalinvites.directory;

import io.github.portalinvites.portal.HostId;
import io.github.portalinvites.portal.HostKey;
import java.util.UUID;

/** The host's key of an account source. */
public record AccountSourceId(HostKey key) implements HostId {

  public static AccountSourceId of(long key) {
    return new AccountSourceId(HostKey.of(key));
  }

  public static AccountSourceId of(UUID key) {
    return new AccountSourceId(HostKey.of(key));
  }

  public static AccountSourceId of(String key) {
    return new AccountSourceId(HostKey.of(key));
  }

  @Override
  public String toString() {
    return key.toString();
  }
}
