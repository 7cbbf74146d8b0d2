package io.github.portalinvites.secret;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The host's secret keys: a current one, and older ones under which invitations still stand.
 * Immutable; never shows a key.
 *
 * <p>To rotate, make a new key the current one and keep the old one until the last invitation under
 * it has expired. An id stays with its key for good.
 */
public final class SecretKeys {

  /** The least length of a key, in bytes. */
  public static final int MIN_BYTES = 32;

  private static final int MAX_ID_LENGTH = 50;

  private final String current;
  private final Map<String, byte[]> keys;

  private SecretKeys(String current, Map<String, byte[]> keys) {
    this.current = current;
    this.keys = keys;
  }

  /**
   * A ring of one key.
   *
   * @param id 1 to 50 letters, digits, dots, dashes and underscores, e.g. {@code 2026-11}
   * @param key random, at least {@value #MIN_BYTES} bytes
   * @throws InvalidSecretKeyException if one of them is not so
   */
  public static SecretKeys of(String id, byte[] key) {
    return new SecretKeys(id, Map.of()).with(id, key);
  }

  /**
   * This ring with one more key, under which secrets are proved and no longer made.
   *
   * @throws InvalidSecretKeyException as in {@link #of}, or if the id is taken
   */
  public SecretKeys older(String id, byte[] key) {
    return with(id, key);
  }

  /** The id of the key for new secrets. */
  public String current() {
    return current;
  }

  /** A copy of a key; empty if this ring does not know it. */
  public Optional<byte[]> key(String id) {
    return Optional.ofNullable(keys.get(id)).map(byte[]::clone);
  }

  /** The ids of all keys, the current one first. */
  public Iterable<String> ids() {
    return keys.keySet();
  }

  /** The ids only. */
  @Override
  public String toString() {
    return "SecretKeys" + keys.keySet();
  }

  private SecretKeys with(String id, byte[] key) {
    if (id.length() > MAX_ID_LENGTH || !id.matches("[A-Za-z0-9._-]+")) {
      throw new InvalidSecretKeyException(
          id, "has an id that is not 1 to %d of A-Z a-z 0-9 . _ -".formatted(MAX_ID_LENGTH));
    }
    if (key.length < MIN_BYTES) {
      throw new InvalidSecretKeyException(id, "has fewer than %d bytes".formatted(MIN_BYTES));
    }
    if (keys.containsKey(id)) {
      throw new InvalidSecretKeyException(id, "is there twice");
    }
    var more = new LinkedHashMap<>(keys);
    more.put(id, key.clone());
    return new SecretKeys(current, more);
  }
}
