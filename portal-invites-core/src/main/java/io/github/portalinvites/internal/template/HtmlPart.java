package io.github.portalinvites.internal.template;

import static io.github.portalinvites.template.MergeField.CUSTOMER_PORTAL_LINK;
import static io.github.portalinvites.template.MergeField.TEMPORARY_PASSWORD;

import io.github.portalinvites.internal.template.ParsedContent.ParsedPart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is sent of an HTML part: the editor's, or one made of the text. */
final class HtmlPart {

  private static final Pattern PARAGRAPHS = Pattern.compile("\n[ \t]*(?:\n[ \t]*)+");

  private final List<Piece> pieces = new ArrayList<>();
  private final LibraryTexts texts;
  private boolean passwordDue;

  private HtmlPart(boolean addPassword, LibraryTexts texts) {
    this.passwordDue = addPassword;
    this.texts = texts;
  }

  /**
   * The pieces of an editor's HTML.
   *
   * @param addPassword whether the temporary password follows the first button
   */
  static List<Piece> of(ParsedPart html, boolean addPassword, LibraryTexts texts) {
    var part = new HtmlPart(addPassword, texts);
    for (var token : html.tokens()) {
      part.add(token, html.hrefs().contains(token) ? List.of(Piece.of(token)) : List.of());
    }
    return isDocument(html.source().text()) ? part.pieces : part.inLayout();
  }

  /** The pieces that say in HTML what {@code tokens} say as text. */
  static List<Piece> ofText(List<Token> tokens, boolean addPassword, LibraryTexts texts) {
    var part = new HtmlPart(addPassword, texts);
    part.pieces.add(Piece.literal(Markup.PARAGRAPH));
    for (var token : tokens) {
      part.add(token, token.field() == null ? List.of(asHtml(token)) : List.of());
    }
    part.pieces.add(Piece.literal(Markup.PARAGRAPH_END));
    return part.inLayout();
  }

  private void add(Token token, List<Piece> instead) {
    if (!instead.isEmpty()) {
      pieces.addAll(instead);
    } else if (token.is(CUSTOMER_PORTAL_LINK)) {
      pieces.addAll(Markup.link(texts));
      if (passwordDue) {
        pieces.addAll(Markup.passwordBox(texts));
        passwordDue = false;
      }
    } else if (token.is(TEMPORARY_PASSWORD)) {
      pieces.addAll(Markup.passwordBox(texts));
    } else {
      pieces.add(Piece.of(token));
    }
  }

  private List<Piece> inLayout() {
    var whole = new ArrayList<>(Markup.beforeContent(texts));
    whole.addAll(pieces);
    whole.addAll(Markup.afterContent(texts));
    return whole;
  }

  private static Piece asHtml(Token token) {
    // a limit keeps the break before a field that begins a paragraph
    var paragraphs =
        Arrays.stream(PARAGRAPHS.split(Escaped.html(token.literal()), -1))
            .map(paragraph -> paragraph.replace("\n", "<br>\n"))
            .collect(Collectors.joining(Markup.PARAGRAPH_END + Markup.PARAGRAPH));
    return Piece.literal(paragraphs);
  }

  private static boolean isDocument(String html) {
    var start = html.strip().toLowerCase(Locale.ROOT);
    return start.startsWith("<!doctype") || start.startsWith("<html");
  }
}
