package io.github.portalinvites.internal.registration;

import java.util.List;
import java.util.stream.Stream;

/** How numbers and codes are compared, however they were typed: trimmed, and A–Z alone folded. */
final class Typing {

  private Typing() {}

  static String normal(String typed) {
    return ascii(typed, 'a', 'z', 'A' - 'a');
  }

  /** The spellings in which a host may keep what was typed. */
  static List<String> spellings(String typed) {
    return Stream.of(typed.strip(), normal(typed), ascii(typed, 'A', 'Z', 'a' - 'A'))
        .distinct()
        .toList();
  }

  /** By code point and not by locale, so that no database or country folds otherwise. */
  private static String ascii(String typed, char from, char to, int shift) {
    return typed
        .strip()
        .codePoints()
        .map(c -> c >= from && c <= to ? c + shift : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
