package io.github.portalinvites.directory;

import io.github.portalinvites.portal.HostId;
import io.github.portalinvites.portal.HostKey;
import java.util.UUID;

/** The host's key of an account. */
public record AccountId(HostKey key) implements HostId {

  public static AccountId of(long key) {
    return new AccountId(HostKey.of(key));
  }

  public static AccountId of(UUID key) {
    return new AccountId(HostKey.of(key));
  }

  public static AccountId of(String key) {
    return new AccountId(HostKey.of(key));
  }

  @Override
  public String toString() {
    return key.toString();
  }
}
