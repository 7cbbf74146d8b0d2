package io.github.portalinvites.internal.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.portalinvites.template.TemplateProblem.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** The library's own HTML, kept as resources. */
final class Markup {

  private static final String CONTENT = "{content}";
  private static final String LAYOUT = read("layout.html");
  private static final String LINK = read("link.html");
  private static final String PASSWORD = read("password.html");

  static final String PARAGRAPH = "<div style=\"margin:0 0 16px\">";
  static final String PARAGRAPH_END = "</div>\n";

  private Markup() {}

  /** The button, and beneath it the address in full. */
  static List<Piece> link(LibraryTexts texts) {
    return pieces(
        LINK.replace("{button}", Escaped.html(texts.button()))
            .replace("{otherwise}", Escaped.html(texts.otherwise())));
  }

  static List<Piece> passwordBox(LibraryTexts texts) {
    return Piece.onlyWithPassword(
        pieces(PASSWORD.replace("{label}", Escaped.html(texts.temporaryPassword()))));
  }

  static List<Piece> beforeContent(LibraryTexts texts) {
    return pieces(layout(texts).substring(0, layout(texts).indexOf(CONTENT)));
  }

  static List<Piece> afterContent(LibraryTexts texts) {
    var layout = layout(texts);
    return pieces(layout.substring(layout.indexOf(CONTENT) + CONTENT.length()));
  }

  private static String layout(LibraryTexts texts) {
    return LAYOUT
        .replace("{lang}", Escaped.html(texts.locale().toLanguageTag()))
        .replace("{dir}", texts.direction())
        .replace("{title}", Escaped.html(texts.title()));
  }

  private static List<Piece> pieces(String html) {
    return FieldScanner.scan(new Source(Locale.ROOT, Part.HTML, html)).stream()
        .map(Piece::of)
        .toList();
  }

  static String read(String resource) {
    try (var in = Markup.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The jar of portal-invites-core lacks " + resource);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
