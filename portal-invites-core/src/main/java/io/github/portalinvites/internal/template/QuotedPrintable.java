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
      int plain = encoder.plainFrom(i, text);
      i = plain > i ? encoder.copy(i, plain, text) : encoder.other(i, text);
    }
    encoder.end();
  }

  static byte[] encode(String text) {
    var out = new MailBytes(text.length() + 64);
    write(text, out);
    return out.toArray();
  }

  /** Where the plain characters that begin at {@code start} end, at the latest with the line. */
  private int plainFrom(int start, String text) {
    int room = column < MAX_COLUMN ? MAX_COLUMN - column : MAX_COLUMN;
    int limit = Math.min(text.length(), start + room);
    int i = start;
    while (i < limit && isPlain(text.charAt(i))) {
      i++;
    }
    var endsLine = i < text.length() && text.charAt(i) == '\n';
    return endsLine && i > start && text.charAt(i - 1) == ' ' ? i - 1 : i;
  }

  private int copy(int from, int to, String text) {
    makeRoom(to - from);
    out.add(text, from, to);
    return to;
  }

  private int other(int at, String text) {
    int c = text.codePointAt(at);
    if (c == '\n') {
      out.add("\r\n");
      column = 0;
    } else if (c < 0x80) {
      escaped(c);
    } else {
      for (byte b : Character.toString(c).getBytes(UTF_8)) {
        escaped(b);
      }
    }
    return at + Character.charCount(c);
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
      out.add("=\r\n");
      column = 0;
    }
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0x7f && c != '=';
  }
}
