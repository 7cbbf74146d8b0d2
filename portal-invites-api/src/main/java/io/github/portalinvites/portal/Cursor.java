package io.github.portalinvites.portal;

/**
 * Where the next page of a list begins. Opaque, and bound to the question it was handed out for.
 *
 * @param value 1 to 512 URL-safe characters
 */
public record Cursor(String value) {

  private static final int MAX_LENGTH = 512;

  public Cursor {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new InvalidCursorException();
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
