package io.github.portalinvites.mail;

/**
 * Text for one header line: a display name or a subject, in Unicode, not yet encoded.
 *
 * <p>Cleaned when made: line breaks and tabs (also U+2028, U+2029) become one space; other control
 * characters, bidirectional controls and lone surrogates are dropped; what is longer than 200
 * characters (code points) is cut. So it can neither begin a header of its own nor turn the text
 * around it, wherever it came from.
 *
 * @param value the cleaned text, trimmed; may be empty
 */
public record HeaderText(String value) {

  /** Characters (code points) that are kept. */
  public static final int MAX_LENGTH = 200;

  public HeaderText {
    value = clean(value);
  }

  public static HeaderText of(String text) {
    return new HeaderText(text);
  }

  /**
   * Whether {@code text} may stand as it is. Forms refuse what may not; only rendering cleans it.
   */
  public static boolean accepts(String text) {
    return clean(text).equals(text.strip());
  }

  public boolean isEmpty() {
    return value.isEmpty();
  }

  @Override
  public String toString() {
    return value;
  }

  private static String clean(String text) {
    var kept = new StringBuilder();
    int length = 0;
    for (int i = 0; i < text.length() && length < MAX_LENGTH; ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (breaksLine(c)) {
        c = endsWithSpace(kept) ? -1 : ' ';
      }
      if (c >= 0 && !isHidden(c)) {
        kept.appendCodePoint(c);
        length++;
      }
    }
    return kept.toString().strip();
  }

  private static boolean endsWithSpace(StringBuilder text) {
    return text.isEmpty() || text.charAt(text.length() - 1) == ' ';
  }

  private static boolean breaksLine(int c) {
    return (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  private static boolean isHidden(int c) {
    return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE || turnsText(c);
  }

  private static boolean turnsText(int c) {
    return c == 0x61c
        || c == 0x200e
        || c == 0x200f
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
