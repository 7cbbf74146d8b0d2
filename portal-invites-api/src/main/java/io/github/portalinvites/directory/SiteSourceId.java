package io.github.portalinvites.directory;

import io.github.portalinvites.portal.HostId;
import io.github.portalinvites.portal.HostKey;
import java.util.UUID;

/** The host's key of a site source. */
public record SiteSourceId(HostKey key) implements HostId {

  public static SiteSourceId of(long key) {
    return new SiteSourceId(HostKey.of(key));
  }

  public static SiteSourceId of(UUID key) {
    return new SiteSourceId(HostKey.of(key));
  }

  public static SiteSourceId of(String key) {
    return new SiteSourceId(HostKey.of(key));
  }

  @Override
  public String toString() {
    return key.toString();
  }
}
