package io.github.portalinvites.directory;

import io.github.portalinvites.portal.HostId;
import io.github.portalinvites.portal.HostKey;
import java.util.UUID;

/** The host's key of a bill group. */
public record BillGroupId(HostKey key) implements HostId {

  public static BillGroupId of(long key) {
    return new BillGroupId(HostKey.of(key));
  }

  public static BillGroupId of(UUID key) {
    return new BillGroupId(HostKey.of(key));
  }

  public static BillGroupId of(String key) {
    return new BillGroupId(HostKey.of(key));
  }

  @Override
  public String toString() {
    return key.toString();
  }
}
