package io.github.portalinvites.internal.template;

import org.jspecify.annotations.Nullable;

/** Text made safe for HTML, within an element or within quotes. */
final class Escaped {

  private Escaped() {}

  static String html(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (entity(text.charAt(i)) != null) {
        return escapeFrom(i, text);
      }
    }
    return text;
  }

  private static String escapeFrom(int first, String text) {
    var escaped = new StringBuilder(text.length() + 32).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      var entity = entity(text.charAt(i));
      if (entity == null) {
        escaped.append(text.charAt(i));
      } else {
        escaped.append(entity);
      }
    }
    return escaped.toString();
  }

  private static @Nullable String entity(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      default -> null;
    };
  }
}
