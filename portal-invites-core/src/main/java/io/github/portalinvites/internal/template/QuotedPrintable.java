package io.github.portalinvites.internal.template;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * RFC 2045's quoted-printable over UTF-8. Each text begins and ends at the start of a line, if need
 * be by a soft line break, so that stretches encoded apart can be put together.
 */
final class QuotedPrintable {

  private static final int MAX_COLUMN = 75;
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private final MailBytes out;
  private int column;

  private QuotedPrintable(MailBytes out) {
    this.out = out;
  }

  /** Writes {@code text}, whose lines end in line feeds. */
  static void write(String text, MailBytes out) {
    var encoder = new QuotedPrintable(out);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c < 0x80) {
        encoder.ascii(c, i < text.length() && text.charAt(i) == '\n');
      } else {
        encoder.other(c);
      }
    }
    encoder.end();
  }

  static byte[] encode(String text) {
    var out = new MailBytes(text.length() + 64);
    write(text, out);
    return out.toArray();
  }

  private void ascii(int c, boolean lastOfLine) {
    if (c == '\n') {
      out.add('\r');
      out.add('\n');
      column = 0;
    } else if (c < ' ' || c == 0x7f || c == '=' || (lastOfLine && c == ' ')) {
      escaped(c);
    } else {
      makeRoom(1);
      out.add(c);
    }
  }

  private void other(int c) {
    for (byte b : Character.toString(c).getBytes(UTF_8)) {
      escaped(b);
    }
  }

  private void escaped(int b) {
    makeRoom(3);
    out.add('=');
    out.add(HEX[(b >> 4) & 15]);
    out.add(HEX[b & 15]);
  }

  private void makeRoom(int width) {
    if (column + width > MAX_COLUMN) {
      end();
    }
    column += width;
  }

  private void end() {
    if (column > 0) {
      out.add('=');
      out.add('\r');
      out.add('\n');
      column = 0;
    }
  }
}
