package io.github.portalinvites.portal;

import java.util.Comparator;
import java.util.UUID;

/** A key in one of the host's own tables: a whole number, a UUID or a text. */
public sealed interface HostKey extends Comparable<HostKey> {

  /** Which of the three a host uses for one kind of entity. */
  KeyType type();

  /** The key as text, without its type. */
  @Override
  String toString();

  static HostKey of(long value) {
    return new WholeNumber(value);
  }

  static HostKey of(UUID value) {
    return new Uuid(value);
  }

  static HostKey of(String value) {
    return new Text(value);
  }

  /** Reads back what {@link #toString()} wrote for a key of {@code type}. */
  static HostKey parse(KeyType type, String text) {
    return switch (type) {
      case WHOLE_NUMBER -> of(Long.parseLong(text));
      case UUID -> of(UUID.fromString(text));
      case TEXT -> of(text);
    };
  }

  @Override
  default int compareTo(HostKey other) {
    return type() == other.type()
        ? compareSameType(other)
        : Comparator.<KeyType>naturalOrder().compare(type(), other.type());
  }

  private int compareSameType(HostKey other) {
    return this instanceof WholeNumber number
        ? Long.compare(number.value, ((WholeNumber) other).value)
        : toString().compareTo(other.toString());
  }

  /** A whole number, as most generated keys are. */
  record WholeNumber(long value) implements HostKey {
    @Override
    public KeyType type() {
      return KeyType.WHOLE_NUMBER;
    }

    @Override
    public String toString() {
      return Long.toString(value);
    }
  }

  /** A UUID. */
  record Uuid(UUID value) implements HostKey {
    @Override
    public KeyType type() {
      return KeyType.UUID;
    }

    @Override
    public String toString() {
      return value.toString();
    }
  }

  /** A text of 1 to 200 characters without control characters. */
  record Text(String value) implements HostKey {

    private static final int MAX_LENGTH = 200;

    public Text {
      if (value.isEmpty() || value.length() > MAX_LENGTH) {
        throw new IllegalArgumentException(
            "A text key has 1 to %d characters".formatted(MAX_LENGTH));
      }
      if (value.codePoints().anyMatch(Text::unprintable)) {
        throw new IllegalArgumentException("A text key holds no control characters");
      }
    }

    private static boolean unprintable(int codePoint) {
      return Character.isISOControl(codePoint)
          || Character.getType(codePoint) == Character.SURROGATE;
    }

    @Override
    public KeyType type() {
      return KeyType.TEXT;
    }

    @Override
    public String toString() {
      return value;
    }
  }
}
