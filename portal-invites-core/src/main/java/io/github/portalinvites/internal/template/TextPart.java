package io.github.portalinvites.internal.template;

import static io.github.portalinvites.template.MergeField.CUSTOMER_PORTAL_LINK;
import static io.github.portalinvites.template.MergeField.TEMPORARY_PASSWORD;

import io.github.portalinvites.template.TemplateProblem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The plain text part: what may stand in it, and what is sent of it. */
final class TextPart {

  private static final Pattern BEFORE = Pattern.compile("[<(]?");
  private static final Pattern AFTER = Pattern.compile("[>)]?[.,;:!?]?");

  private TextPart() {}

  /**
   * A mail reader makes links of what looks like one: next to a secret stand neither an address nor
   * another field.
   */
  static void check(Source source, List<Token> tokens) {
    for (var token : tokens) {
      if (token.isSecret() && !standsAlone(source.text(), token)) {
        source.report(
            Kind.MISPLACED_FIELD,
            token.offset(),
            "%s must stand apart, with a space or a new line around it".formatted(token.field()));
      }
    }
  }

  /**
   * The pieces of {@code tokens}.
   *
   * @param addPassword whether the temporary password follows the line of the first link
   */
  static List<Piece> pieces(List<Token> tokens, boolean addPassword, LibraryTexts texts) {
    var pieces = new ArrayList<Piece>();
    boolean due = false;
    boolean added = !addPassword;
    for (var token : tokens) {
      int lineEnd = token.literal().indexOf('\n');
      if (due && lineEnd >= 0) {
        pieces.add(Piece.literal(token.literal().substring(0, lineEnd)));
        pieces.addAll(password(texts));
        pieces.add(Piece.literal(token.literal().substring(lineEnd)));
        due = false;
        continue;
      }
      pieces.add(Piece.of(token));
      if (!added && token.is(CUSTOMER_PORTAL_LINK)) {
        due = true;
        added = true;
      }
    }
    if (due) {
      pieces.addAll(password(texts));
    }
    return pieces;
  }

  private static List<Piece> password(LibraryTexts texts) {
    return Piece.onlyWithPassword(
        List.of(
            Piece.literal("\n\n" + texts.temporaryPassword() + ": "),
            new Piece(null, TEMPORARY_PASSWORD, true)));
  }

  private static boolean standsAlone(String text, Token token) {
    int start = token.offset();
    int end = start + token.length();
    int from = start;
    while (from > 0 && !isSpace(text.charAt(from - 1))) {
      from--;
    }
    int to = end;
    while (to < text.length() && !isSpace(text.charAt(to))) {
      to++;
    }
    return BEFORE.matcher(text.substring(from, start)).matches()
        && AFTER.matcher(text.substring(end, to)).matches();
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n';
  }
}
