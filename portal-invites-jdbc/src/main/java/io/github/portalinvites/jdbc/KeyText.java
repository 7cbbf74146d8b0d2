package io.github.portalinvites.jdbc;

import io.github.portalinvites.portal.HostKey;
import io.github.portalinvites.portal.KeyType;

/**
 * The host's keys of all types as texts that sort as the keys do: a digit for the type, then the
 * key. Whole numbers are written with 19 digits, the negative ones counted up from the least.
 */
final class KeyText {

  private static final String NEGATIVE = "1m";
  private static final String POSITIVE = "1p";
  private static final String UUID = "2";
  private static final String TEXT = "3";

  private KeyText() {}

  static String of(HostKey key) {
    if (key instanceof HostKey.WholeNumber number) {
      return number.value() < 0
          ? NEGATIVE + digits(number.value() - Long.MIN_VALUE)
          : POSITIVE + digits(number.value());
    }
    return (key.type() == KeyType.UUID ? UUID : TEXT) + key;
  }

  static HostKey read(String text) {
    if (text.startsWith(NEGATIVE)) {
      return HostKey.of(Long.parseLong(text.substring(2)) + Long.MIN_VALUE);
    }
    if (text.startsWith(POSITIVE)) {
      return HostKey.of(Long.parseLong(text.substring(2)));
    }
    return HostKey.parse(
        text.startsWith(UUID) ? KeyType.UUID : KeyType.TEXT, text.substring(TEXT.length()));
  }

  /** Like {@code "%019d"}, which a bulk load would spend most of its time in. */
  private static String digits(long value) {
    var digits = Long.toString(value);
    return "0".repeat(19 - digits.length()) + digits;
  }
}
