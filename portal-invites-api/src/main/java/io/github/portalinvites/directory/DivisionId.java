package io.github.portalinvites.directory;

import io.github.portalinvites.portal.HostId;
import io.github.portalinvites.portal.HostKey;
import java.util.UUID;

/** The host's key of a division. */
public record DivisionId(HostKey key) implements HostId {

  public static DivisionId of(long key) {
    return new DivisionId(HostKey.of(key));
  }

  public static DivisionId of(UUID key) {
    return new DivisionId(HostKey.of(key));
  }

  public static DivisionId of(String key) {
    return new DivisionId(HostKey.of(key));
  }

  @Override
  public String toString() {
    return key.toString();
  }
}
