package io.github.portalinvites.directory;

import io.github.portalinvites.portal.HostId;
import io.github.portalinvites.portal.HostKey;
import java.util.UUID;

/** The host's key of a service. */
public record ServiceId(HostKey key) implements HostId {

  public static ServiceId of(long key) {
    return new ServiceId(HostKey.of(key));
  }

  public static ServiceId of(UUID key) {
    return new ServiceId(HostKey.of(key));
  }

  public static ServiceId of(String key) {
    return new ServiceId(HostKey.of(key));
  }

  @Override
  public String toString() {
    return key.toString();
  }
}
