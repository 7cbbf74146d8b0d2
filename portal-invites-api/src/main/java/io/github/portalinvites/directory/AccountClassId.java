package io.github.portalinvites.directory;

import io.github.portalinvites.portal.HostId;
import io.github.portalinvites.portal.HostKey;
import java.util.UUID;

/** The host's key of an account class. */
public record AccountClassId(HostKey key) implements HostId {

  public static AccountClassId of(long key) {
    return new AccountClassId(HostKey.of(key));
  }

  public static AccountClassId of(UUID key) {
    return new AccountClassId(HostKey.of(key));
  }

  public static AccountClassId of(String key) {
    return new AccountClassId(HostKey.of(key));
  }

  @Override
  public String toString() {
    return key.toString();
  }
}
