package io.github.portalinvites.internal.template;

import io.github.portalinvites.internal.template.HtmlTag.Attribute;
import io.github.portalinvites.template.MergeField;
import io.github.portalinvites.template.TemplateProblem.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Follows an editor's HTML as a mail reader would, by the states of the HTML standard, to know
 * where each field stands. Fields stand between tags; only the link may be all of a link's {@code
 * href}.
 */
final class HtmlReader {

  private enum State {
    TEXT,
    TAG_OPEN,
    TAG_NAME,
    IN_TAG,
    ATTRIBUTE_NAME,
    AFTER_NAME,
    BEFORE_VALUE,
    QUOTED,
    UNQUOTED,
    DECLARATION,
    COMMENT,
    RAW_TEXT
  }

  private final Source source;
  private final Set<Token> hrefs = new HashSet<>();
  private State state = State.TEXT;
  private int tagAt;
  private boolean endTag;
  private char quote;
  private HtmlTag tag = new HtmlTag();
  private Attribute attribute = tag.newAttribute();
  private StringBuilder seen = new StringBuilder();

  private HtmlReader(Source source) {
    this.source = source;
  }

  /** Reports what is wrong, and returns the fields that stand in an {@code href}. */
  static Set<Token> hrefs(Source source, List<Token> tokens) {
    var reader = new HtmlReader(source);
    tokens.forEach(reader::read);
    reader.end();
    return reader.hrefs;
  }

  private void read(Token token) {
    var field = token.field();
    if (field != null) {
      read(token, field);
      return;
    }
    for (int i = 0; i < token.literal().length(); i++) {
      read(token.literal().charAt(i), token.offset() + i);
    }
  }

  private void read(Token token, MergeField field) {
    if (field == MergeField.CUSTOMER_PORTAL_LINK && beginsHref()) {
      attribute.value(HtmlTag.LINK);
      hrefs.add(token);
    } else if (state != State.TEXT) {
      source.report(
          Kind.MISPLACED_FIELD,
          token.offset(),
          "%s stands inside a tag, a comment, <style> or <title>; it may stand between tags%s"
              .formatted(field, field.secret() ? " or be <a href=\"[CustomerPortalLink]\">" : ""));
    }
  }

  private boolean beginsHref() {
    return state == State.QUOTED
        && !endTag
        && tag.name().equals("a")
        && attribute.name().equals("href")
        && attribute.isBlank();
  }

  private void read(char c, int offset) {
    switch (state) {
      case TEXT -> text(c, offset);
      case TAG_OPEN -> tagOpen(c, offset);
      case TAG_NAME -> tagName(c);
      case IN_TAG -> inTag(c);
      case ATTRIBUTE_NAME -> attributeName(c);
      case AFTER_NAME -> afterName(c);
      case BEFORE_VALUE -> beforeValue(c);
      case QUOTED -> quoted(c);
      case UNQUOTED -> unquoted(c);
      case DECLARATION -> declaration(c);
      case COMMENT -> comment(c);
      case RAW_TEXT -> rawText(c, offset);
    }
  }

  private void text(char c, int offset) {
    if (c == '<') {
      tagAt = offset;
      endTag = false;
      tag = new HtmlTag();
      state = State.TAG_OPEN;
    }
  }

  private void tagOpen(char c, int offset) {
    if (isLetter(c)) {
      tag.name(c);
      state = State.TAG_NAME;
    } else if (c == '/' && !endTag) {
      endTag = true;
    } else if (c == '!' || c == '?' || endTag) {
      seen = new StringBuilder();
      state = State.DECLARATION;
      declaration(c == '!' ? ' ' : c);
    } else {
      state = State.TEXT;
      text(c, offset);
    }
  }

  private void tagName(char c) {
    if (endsWord(c)) {
      inTag(c);
    } else {
      tag.name(c);
    }
  }

  private void inTag(char c) {
    if (c == '>') {
      endOfTag();
    } else if (endsWord(c)) {
      state = State.IN_TAG;
    } else {
      attribute = tag.newAttribute();
      attribute.name(c);
      state = State.ATTRIBUTE_NAME;
    }
  }

  private void attributeName(char c) {
    if (c == '=') {
      state = State.BEFORE_VALUE;
    } else if (isSpace(c)) {
      state = State.AFTER_NAME;
    } else if (endsWord(c)) {
      inTag(c);
    } else {
      attribute.name(c);
    }
  }

  private void afterName(char c) {
    if (c == '=') {
      state = State.BEFORE_VALUE;
    } else if (!isSpace(c)) {
      inTag(c);
    }
  }

  private void beforeValue(char c) {
    if (c == '"' || c == '\'') {
      quote = c;
      state = State.QUOTED;
    } else if (c == '>') {
      endOfTag();
    } else if (!isSpace(c)) {
      attribute.value(c);
      state = State.UNQUOTED;
    }
  }

  private void quoted(char c) {
    if (c == quote) {
      state = State.IN_TAG;
    } else {
      attribute.value(c);
    }
  }

  private void unquoted(char c) {
    if (c == '>' || isSpace(c)) {
      inTag(c);
    } else {
      attribute.value(c);
    }
  }

  private void declaration(char c) {
    seen.append(c);
    if (c == '>') {
      state = State.TEXT;
    } else if (seen.length() == 3 && endsWith(" --")) {
      seen = new StringBuilder("<!--");
      state = State.COMMENT;
    }
  }

  private void comment(char c) {
    seen.append(c);
    if (endsWith("-->") || endsWith("--!>")) {
      state = State.TEXT;
    }
  }

  private boolean endsWith(String end) {
    return seen.indexOf(end, seen.length() - end.length()) >= 0;
  }

  private void rawText(char c, int offset) {
    seen.append(Character.toLowerCase(c));
    if (c == '[' || c == '\\' || endsWith("@import") || endsWith("@font-face")) {
      source.report(
          Kind.UNFIT_HTML, offset, "<style> and <title> take no [, \\, @import or @font-face");
    }
    if (endsWord(c) && endsWith("</" + tag.name() + c)) {
      endTag = true;
      inTag(c);
    }
  }

  private void endOfTag() {
    var fault = endTag ? null : tag.fault();
    if (fault != null) {
      source.report(Kind.UNFIT_HTML, tagAt, "<%s> %s".formatted(tag.name(), fault));
    }
    var raw = !endTag && tag.holdsRawText();
    seen = new StringBuilder();
    state = raw ? State.RAW_TEXT : State.TEXT;
  }

  private void end() {
    if (state != State.TEXT) {
      source.report(Kind.UNFIT_HTML, tagAt, "what begins here is not closed");
    }
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean endsWord(char c) {
    return c == '>' || c == '/' || isSpace(c);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f';
  }
}
