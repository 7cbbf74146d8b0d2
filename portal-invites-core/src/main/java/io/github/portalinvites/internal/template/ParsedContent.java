package io.github.portalinvites.internal.template;

import static io.github.portalinvites.template.MergeField.CUSTOMER_PORTAL_LINK;
import static io.github.portalinvites.template.MergeField.TEMPORARY_PASSWORD;

import io.github.portalinvites.template.MergeField;
import io.github.portalinvites.template.TemplateContent;
import io.github.portalinvites.template.TemplateProblem;
import io.github.portalinvites.template.TemplateProblem.Part;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A content as it was read, once, whether or not it may be sent.
 *
 * @param html null if it is to be made from the text
 */
record ParsedContent(
    Locale locale, ParsedPart subject, ParsedPart text, @Nullable ParsedPart html) {

  static ParsedContent of(TemplateContent content, Locale locale) {
    var html = content.html();
    return new ParsedContent(
        locale,
        ParsedPart.of(locale, Part.SUBJECT, content.subject()),
        ParsedPart.of(locale, Part.TEXT, content.text().stripTrailing()),
        html == null ? null : ParsedPart.of(locale, Part.HTML, html));
  }

  /** The fields that its editor wrote, in whatever part. */
  Set<MergeField> fields() {
    var fields = EnumSet.noneOf(MergeField.class);
    parts()
        .flatMap(part -> part.tokens().stream())
        .map(Token::field)
        .filter(Objects::nonNull)
        .forEach(fields::add);
    return fields;
  }

  List<TemplateProblem> problems() {
    var problems = new ArrayList<TemplateProblem>();
    parts().forEach(part -> problems.addAll(part.source().problems()));
    return problems;
  }

  List<Piece> textPieces(boolean bothSecrets) {
    return TextPart.pieces(
        text.tokens(), bothSecrets && !text.has(TEMPORARY_PASSWORD), LibraryTexts.in(locale));
  }

  List<Piece> htmlPieces(boolean bothSecrets) {
    var texts = LibraryTexts.in(locale);
    if (html == null) {
      return HtmlPart.ofText(text.tokens(), bothSecrets && !text.has(TEMPORARY_PASSWORD), texts);
    }
    return HtmlPart.of(html, bothSecrets && !html.has(TEMPORARY_PASSWORD), texts);
  }

  /** Subject, text and, if its editor wrote one, HTML. */
  Stream<ParsedPart> parts() {
    return Stream.of(subject, text, html).filter(Objects::nonNull);
  }

  /**
   * One part.
   *
   * @param hrefs those of its fields that a link leads to as they are
   */
  record ParsedPart(Source source, List<Token> tokens, Set<Token> hrefs) {

    static ParsedPart of(Locale locale, Part part, String text) {
      var source = new Source(locale, part, text);
      var tokens = FieldScanner.scan(source);
      return new ParsedPart(
          source, tokens, part == Part.HTML ? HtmlReader.hrefs(source, tokens) : Set.of());
    }

    boolean has(MergeField field) {
      return tokens.stream().anyMatch(each -> each.is(field));
    }

    /** Whether the link stands in it as the library's button. */
    boolean hasButton() {
      return tokens.stream()
          .anyMatch(each -> each.is(CUSTOMER_PORTAL_LINK) && !hrefs.contains(each));
    }
  }
}
