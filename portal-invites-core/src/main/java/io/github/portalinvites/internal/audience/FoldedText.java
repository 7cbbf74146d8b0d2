package io.github.portalinvites.internal.audience;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts as they are sorted and searched by: without case, accents and superfluous blanks. */
public final class FoldedText {

  /** Fits into a cursor in any script. */
  private static final int MAX_KEY = 100;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cs}]+");
  private static final Pattern DIGITS = Pattern.compile("0*(\\d{1,18})");

  private FoldedText() {}

  static String of(@Nullable String text) {
    if (text == null) {
      return "";
    }
    var plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return BLANKS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  static String key(String text) {
    return cut(of(text));
  }

  /** A key under which "A2" comes before "A10": each number is led by how many digits it has. */
  public static String numberKey(String text) {
    var natural =
        DIGITS
            .matcher(of(text))
            .replaceAll(number -> "%02d".formatted(number.group(1).length()) + number.group(1));
    return cut(natural);
  }

  private static String cut(String text) {
    var end = Math.min(MAX_KEY, text.length());
    return text.substring(
        0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }

  public static List<String> words(@Nullable String search) {
    return Arrays.stream(of(search).split(" ")).filter(word -> !word.isEmpty()).toList();
  }
}
