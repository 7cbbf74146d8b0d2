package io.github.portalinvites.directory;

import io.github.portalinvites.portal.HostId;
import io.github.portalinvites.portal.HostKey;
import java.util.UUID;

/** The host's key of a site. */
public record SiteId(HostKey key) implements HostId {

  public static SiteId of(long key) {
    return new SiteId(HostKey.of(key));
  }

  public static SiteId of(UUID key) {
    return new SiteId(HostKey.of(key));
  }

  public static SiteId of(String key) {
    return new SiteId(HostKey.of(key));
  }

  @Override
  public String toString() {
    return key.toString();
  }
}
