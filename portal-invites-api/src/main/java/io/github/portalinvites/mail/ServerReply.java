package io.github.portalinvites.mail;

import java.util.regex.Pattern;

/**
 * What a mail server said, fit to be shown and kept.
 *
 * @param code its three digits, 200 to 599 (an HTTP API's status fits too); 0 if it said nothing
 *     that can be read
 * @param enhancedCode RFC 3463's code, e.g. {@code 5.1.1}; empty if there was none
 * @param text the rest in printable ASCII, at most 200 characters, any e-mail address in it masked,
 *     and any secret of an invitation
 */
public record ServerReply(int code, String enhancedCode, String text) {

  private static final Pattern ENHANCED = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}");
  private static final Pattern ENHANCED_FIRST =
      Pattern.compile("(" + ENHANCED + ")(?:\\s+(.*))?", Pattern.DOTALL);

  /**
   * @throws IllegalArgumentException if a code is none
   */
  public ServerReply {
    if (code != 0 && (code < 200 || code > 599)) {
      throw new IllegalArgumentException("No reply code: " + code);
    }
    if (!enhancedCode.isEmpty() && !ENHANCED.matcher(enhancedCode).matches()) {
      throw new IllegalArgumentException("No enhanced status code of RFC 3463");
    }
    text = ReplyText.safe(text);
  }

  /** A reply whose text may begin with an enhanced code. */
  public static ServerReply of(int code, String text) {
    var parts = ENHANCED_FIRST.matcher(text.strip());
    if (!parts.matches()) {
      return new ServerReply(code, "", text);
    }
    var rest = parts.group(2);
    return new ServerReply(code, parts.group(1), rest == null ? "" : rest);
  }

  /**
   * No reply that can be read; {@code what} says what happened instead, e.g. "connection refused".
   */
  public static ServerReply none(String what) {
    return new ServerReply(0, "", what);
  }

  /** The reply as one line: {@code 550 5.1.1 no such user}. */
  @Override
  public String toString() {
    return ((code == 0 ? "" : code + " ") + enhancedCode + " " + text).replace("  ", " ").strip();
  }
}
