package io.github.portalinvites.access;

/**
 * The host's name for a role.
 *
 * @param value 1 to 60 printable characters
 */
public record RoleId(String value) {

  private static final int MAX_LENGTH = 60;

  public RoleId {
    if (value.isBlank() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "A role's id has 1 to %d characters".formatted(MAX_LENGTH));
    }
    if (value.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("A role's id holds no control characters");
    }
  }

  public static RoleId of(String value) {
    return new RoleId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
