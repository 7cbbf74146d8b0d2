package io.github.portalinvites.storage;

import io.github.portalinvites.portal.HostKey;
import io.github.portalinvites.portal.KeyType;
import java.security.SecureRandom;
import java.util.UUID;

/** Keys for what the library adds to the host's directory by itself. Thread-safe. */
public final class NewKeys {

  // hosts count from below, and keep what JavaScript can count to
  private static final long LEAST = 1L << 53;
  private static final long BEYOND = 1L << 62;
  private static final SecureRandom RANDOM = new SecureRandom();

  private NewKeys() {}

  /** A random key of {@code type}; a whole number may be somebody's by chance. */
  public static HostKey random(KeyType type) {
    return switch (type) {
      case WHOLE_NUMBER -> HostKey.of(RANDOM.nextLong(LEAST, BEYOND));
      case UUID -> HostKey.of(UUID.randomUUID());
      case TEXT -> HostKey.of(UUID.randomUUID().toString());
    };
  }
}
