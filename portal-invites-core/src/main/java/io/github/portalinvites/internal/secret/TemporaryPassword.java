package io.github.portalinvites.internal.secret;

import java.util.Optional;

/** 120 bits as a person can read and type them: {@code 7Q2M-0XKD-…}, in Crockford's base32. */
final class TemporaryPassword {

  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 24;
  private static final int GROUP = 4;

  /** Longer input is not looked at. */
  private static final int MAX_TYPED = 100;

  private TemporaryPassword() {}

  /** The digits of the first 15 bytes of {@code hash}, without hyphens. */
  static String digits(byte[] hash) {
    var digits = new StringBuilder(LENGTH);
    long window = 0;
    int bits = 0;
    for (int i = 0; digits.length() < LENGTH; ) {
      if (bits < 5) {
        window = (window << Byte.SIZE) | (hash[i++] & 0xff);
        bits += Byte.SIZE;
      }
      bits -= 5;
      digits.append(DIGITS.charAt((int) (window >>> bits) & 31));
    }
    return digits.toString();
  }

  /** {@code digits} in groups of four. */
  static String grouped(String digits) {
    var groups = new StringBuilder(digits);
    for (int i = digits.length() - GROUP; i > 0; i -= GROUP) {
      groups.insert(i, '-');
    }
    return groups.toString();
  }

  /** The digits that somebody typed; empty if they cannot be a temporary password. */
  static Optional<String> typed(String text) {
    if (text.length() > MAX_TYPED) {
      return Optional.empty();
    }
    var digits = new StringBuilder(LENGTH);
    text.chars()
        .filter(c -> c != '-' && c != ' ')
        .map(TemporaryPassword::digit)
        .forEach(c -> digits.append((char) c));
    var found = digits.toString();
    return found.length() == LENGTH && found.chars().allMatch(c -> DIGITS.indexOf(c) >= 0)
        ? Optional.of(found)
        : Optional.empty();
  }

  private static int digit(int typed) {
    int upper = typed >= 'a' && typed <= 'z' ? typed - 'a' + 'A' : typed;
    return switch (upper) {
      case 'I', 'L' -> '1';
      case 'O' -> '0';
      default -> upper;
    };
  }
}
