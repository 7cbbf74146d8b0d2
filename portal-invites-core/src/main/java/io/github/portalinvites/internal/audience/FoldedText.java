package io.github.portalinvites.internal.audience;

import io.github.portalinvites.audience.InvalidFilterException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Texts as they are sorted and searched by: without case, accents, what cannot be seen, and
 * superfluous blanks.
 */
public final class FoldedText {

  /** Fits into a cursor in any script. */
  private static final int MAX_KEY = 100;

  /** Comes before anything that folded text holds. */
  private static final char PARTED = '\u0001';

  private static final Pattern MARKS = Pattern.compile("[\\p{M}\\p{Cf}]+");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cs}]+");
  private static final Pattern DIGITS = Pattern.compile("0*(\\d{1,18})");

  private FoldedText() {}

  public static String of(@Nullable String text) {
    if (text == null) {
      return "";
    }
    var plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return BLANKS.matcher(withoutCase(plain)).replaceAll(" ").strip();
  }

  /** By upper case, under which ß is SS; then each character alone, since Σ ends a word as ς. */
  private static String withoutCase(String text) {
    return text.toLowerCase(Locale.ROOT)
        .toUpperCase(Locale.ROOT)
        .codePoints()
        .map(Character::toLowerCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  static String key(String text) {
    return cut(of(text));
  }

  /** A key by {@code first}, then {@code second}: "Jo Z" before "Joan A". */
  static String key(String first, @Nullable String second) {
    return cut(of(first) + PARTED + of(second));
  }

  /** A key under which "A2" comes before "A10": each number is led by how many digits it has. */
  public static String numberKey(String text) {
    var natural =
        DIGITS.matcher(of(text)).replaceAll(number -> digitsOf(number.group(1)) + number.group(1));
    return cut(natural);
  }

  private static String digitsOf(String number) {
    return String.format(Locale.ROOT, "%02d", number.length());
  }

  private static String cut(String text) {
    var end = Math.min(MAX_KEY, text.length());
    return text.substring(
        0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }

  /**
   * What a search looks for; none if {@code search} is null.
   *
   * @throws InvalidFilterException if nothing is left of {@code search}: it must not find everybody
   */
  public static List<String> words(@Nullable String search) {
    var words = Arrays.stream(of(search).split(" ")).filter(word -> !word.isEmpty()).toList();
    if (search != null && words.isEmpty()) {
      throw new InvalidFilterException("search", "holds nothing that could be looked for");
    }
    return words;
  }
}
