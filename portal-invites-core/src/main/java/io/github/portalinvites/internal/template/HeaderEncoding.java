package io.github.portalinvites.internal.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.portalinvites.mail.HeaderText;
import io.github.portalinvites.mail.MailHeader;
import io.github.portalinvites.mail.Mailbox;
import java.util.ArrayList;
import java.util.Base64;

/** Headers as RFC 5322 and RFC 2047 want them. */
final class HeaderEncoding {

  private static final int MAX_LINE = 76;

  /** What fits into one encoded word beside the longest header name, a multiple of three. */
  private static final int WORD_BYTES = 39;

  private HeaderEncoding() {}

  /** A subject: plain if it is ASCII, else encoded words. */
  static String text(HeaderText text) {
    return isPlain(text.value()) ? text.value() : encodedWords(text.value());
  }

  static String mailbox(Mailbox mailbox) {
    var address = mailbox.address().deliverable();
    var name = mailbox.name();
    return name == null ? address : phrase(name.value()) + " <" + address + ">";
  }

  /** Writes one header, folded at spaces where it grows too long. */
  static void write(MailHeader header, MailBytes out) {
    out.add(header.name());
    out.add(':');
    int column = header.name().length() + 1;
    if (column + 1 + header.value().length() <= MAX_LINE) {
      out.add(' ');
      out.add(header.value());
    } else {
      fold(header.value(), column, out);
    }
    out.add("\r\n");
  }

  private static void fold(String value, int from, MailBytes out) {
    int column = from;
    var words = value.split(" ", -1);
    for (int i = 0; i < words.length; i++) {
      var mayFold = i > 0 && !words[i].isEmpty() && !words[i - 1].isEmpty();
      if (mayFold && column + 1 + words[i].length() > MAX_LINE) {
        out.add("\r\n");
        column = 0;
      }
      out.add(' ');
      out.add(words[i]);
      column += 1 + words[i].length();
    }
  }

  private static String phrase(String name) {
    return isPlain(name)
        ? '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
        : encodedWords(name);
  }

  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c < 0x7f) && !text.contains("=?");
  }

  private static String encodedWords(String text) {
    var words = new ArrayList<String>();
    int start = 0;
    int bytes = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (bytes + utf8Length(c) > WORD_BYTES) {
        words.add(encodedWord(text.substring(start, i)));
        start = i;
        bytes = 0;
      }
      bytes += utf8Length(c);
      i += Character.charCount(c);
    }
    words.add(encodedWord(text.substring(start)));
    return String.join(" ", words);
  }

  private static String encodedWord(String text) {
    return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(UTF_8)) + "?=";
  }

  private static int utf8Length(int c) {
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  }
}
