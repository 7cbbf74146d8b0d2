package io.github.portalinvites.template;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something in a template that must not reach a recipient.
 *
 * @param locale of the content it is in, null if it is in none
 * @param part where it is
 * @param line 1 for the first
 * @param column 1 for the first character of the line
 * @param reason what is wrong, in a sentence for the editor
 */
public record TemplateProblem(
    Kind kind, @Nullable Locale locale, Part part, int line, int column, String reason) {

  /** What kind of problem it is. */
  public enum Kind {
    UNCLOSED_FIELD,
    UNKNOWN_FIELD,
    /**
     * A character that cannot be seen, within brackets or where it would break a line or turn text.
     */
    HIDDEN_CHARACTER,
    /** A field where it cannot be made safe, or a secret outside what the library builds. */
    MISPLACED_FIELD,
    /** A field that the portal's credential policy needs. */
    MISSING_FIELD,
    /** A field that would be blank for every recipient. */
    BLANK_FIELD,
    /** HTML that has no place in a mail. */
    UNFIT_HTML,
    EMPTY,
    TOO_LONG
  }

  /** A part of a template's content, or something around it. */
  public enum Part {
    NAME,
    LANGUAGE,
    SUBJECT,
    TEXT,
    HTML
  }

  /** The place and the reason in one line. */
  @Override
  public String toString() {
    return "%s, line %d, column %d: %s".formatted(where(), line, column, reason);
  }

  private String where() {
    var name = part.name().toLowerCase(Locale.ROOT);
    return locale == null ? name : "%s (%s)".formatted(name, locale.toLanguageTag());
  }
}
