package io.github.portalinvites.directory;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What spellings of one service address have in common: lower case, single spaces, neither
 * punctuation nor the words before a unit's number, so that {@code 12 Main St., Apt. 4} and {@code
 * 12 main st #4} are the same. Streets are not abbreviated: {@code St} and {@code Street} differ.
 * Addresses are equal as a whole or not at all.
 *
 * @param value up to {@value #MAX_LENGTH} characters
 */
public record AddressKey(String value) {

  /** Longer addresses have no key. */
  public static final int MAX_LENGTH = 200;

  private static final Set<String> UNIT_WORDS =
      Set.of(
          "apartment",
          "apt",
          "flat",
          "suite",
          "ste",
          "unit",
          "room",
          "rm",
          "wohnung",
          "whg",
          "no",
          "nr");
  private static final Pattern APOSTROPHES = Pattern.compile("['´`‘’ʼ]\\p{M}*+");

  /** Possessive, so that no address is too much for the stack. */
  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("[^\\p{L}\\p{M}\\p{N}][^\\p{L}\\p{N}]*+|^\\p{M}++");

  /** The key of {@code address}; empty if it holds no word, or is too long. */
  public static Optional<AddressKey> of(String address) {
    if (address.length() > 2 * MAX_LENGTH) {
      return Optional.empty();
    }
    var key = String.join(" ", withoutUnitWords(BETWEEN_WORDS.split(plain(address))));
    return key.isEmpty() || key.length() > MAX_LENGTH
        ? Optional.empty()
        : Optional.of(new AddressKey(key));
  }

  /** Composed once more at the end: some letters are only where they are small or side by side. */
  private static String plain(String address) {
    var lower = composed(address).toLowerCase(Locale.ROOT);
    return composed(APOSTROPHES.matcher(lower).replaceAll(""));
  }

  private static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /** From the end on, so that what is left of a key is that key. */
  private static Deque<String> withoutUnitWords(String[] words) {
    var kept = new ArrayDeque<String>();
    for (int i = words.length - 1; i >= 0; i--) {
      var isUnit = UNIT_WORDS.contains(words[i]) && isNumber(kept.peekFirst());
      if (!words[i].isEmpty() && !isUnit) {
        kept.addFirst(words[i]);
      }
    }
    return kept;
  }

  /** As units are numbered: 4, 4b, b. */
  private static boolean isNumber(@Nullable String word) {
    return word != null && (word.length() == 1 || Character.isDigit(word.codePointAt(0)));
  }
}
