package io.github.portalinvites.internal.template;

import io.github.portalinvites.template.MergeField;
import io.github.portalinvites.template.TemplateProblem.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Splits a template into literal text and merge fields, in one pass from left to right.
 *
 * <p>{@code [[} is one literal bracket. A bracket before a letter, be there spaces or characters
 * between them that nobody sees, begins a field; any other bracket stands for itself, and so does
 * the syntax of every other template engine.
 */
final class FieldScanner {

  private final Source source;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int literalFrom;

  private FieldScanner(Source source) {
    this.source = source;
    this.text = source.text();
  }

  /** What {@code source} consists of; what is wrong with its fields is reported to it. */
  static List<Token> scan(Source source) {
    var scanner = new FieldScanner(source);
    scanner.run();
    return scanner.tokens;
  }

  private void run() {
    int at = text.indexOf('[');
    while (at >= 0) {
      at = text.indexOf('[', bracket(at));
    }
    literalUpTo(text.length(), text.length());
  }

  /** Takes the bracket at {@code at}, and returns where to go on. */
  private int bracket(int at) {
    if (text.startsWith("[[", at)) {
      literalUpTo(at + 1, at + 2);
      return at + 2;
    }
    return beginsField(at + 1) ? field(at) : at + 1;
  }

  private int field(int at) {
    int close = text.indexOf(']', at);
    int lineEnd = text.indexOf('\n', at);
    if (close < 0 || (lineEnd >= 0 && lineEnd < close)) {
      source.report(
          Kind.UNCLOSED_FIELD, at, "a field is not closed; write [[ for a literal bracket");
      return at + 1;
    }
    literalUpTo(at, close + 1);
    known(at, text.substring(at + 1, close)).ifPresent(it -> tokens.add(Token.field(at, it)));
    return close + 1;
  }

  private Optional<MergeField> known(int at, String word) {
    var found = MergeField.ofWord(word);
    if (found.isEmpty() && word.codePoints().anyMatch(FieldScanner::isHidden)) {
      source.report(Kind.HIDDEN_CHARACTER, at, "a field holds a character that cannot be seen");
    } else if (found.isEmpty()) {
      source.report(Kind.UNKNOWN_FIELD, at, "[%s] is no field%s".formatted(word, hint(word)));
    }
    return found;
  }

  private void literalUpTo(int end, int next) {
    if (end > literalFrom) {
      tokens.add(Token.literal(literalFrom, text.substring(literalFrom, end)));
    }
    literalFrom = next;
  }

  private boolean beginsField(int at) {
    return text.substring(at, Math.min(text.length(), at + 20))
        .codePoints()
        .filter(c -> !isHidden(c) && !Character.isWhitespace(c))
        .limit(1)
        .anyMatch(Character::isLetter);
  }

  private static boolean isHidden(int c) {
    int type = Character.getType(c);
    return type == Character.FORMAT || type == Character.CONTROL || type == Character.SURROGATE;
  }

  private static String hint(String word) {
    return Arrays.stream(MergeField.values())
        .filter(each -> letters(each.bracketed()).equals(letters(word)))
        .findFirst()
        .map("; did you mean %s?"::formatted)
        .orElse("; write [[ for a literal bracket");
  }

  private static String letters(String text) {
    return text.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
  }
}
