package io.github.portalinvites.bulk;

/**
 * A caller's own name for one start, so that saying it twice starts one run. Scoped by portal and
 * actor.
 *
 * @param value 1 to 200 characters
 */
public record IdempotencyKey(String value) {

  public IdempotencyKey {
    if (value.isBlank() || value.length() > 200) {
      throw new IllegalArgumentException("An idempotency key has 1 to 200 characters");
    }
  }

  public static IdempotencyKey of(String value) {
    return new IdempotencyKey(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
