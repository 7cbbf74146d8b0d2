package io.github.portalinvites.smtp;

import io.github.portalinvites.mail.ServerReply;
import java.util.regex.Pattern;

/**
 * Reads a server's raw reply, which may have several lines, be no reply at all or be meant to harm.
 */
final class ReplyReader {

  private static final Pattern CODE_FIRST = Pattern.compile("([2-5][0-9]{2})(?:[ -].*)?");
  private static final Pattern CODE_OF_EACH_LINE = Pattern.compile("(?m)^[0-9]{3}[ -]?");
  private static final Pattern CODE_OF_FURTHER_LINES =
      Pattern.compile("\\R[245]\\.\\d{1,3}\\.\\d{1,3}\\s+");
  private static final Pattern NOT_ASCII = Pattern.compile("[^\\x00-\\x7f]");

  private ReplyReader() {}

  /** The reply, with code 0 if it cannot be read or is a refusal that is not ASCII. */
  static ServerReply read(String raw) {
    var firstLine = raw.lines().findFirst().orElse("");
    var code = CODE_FIRST.matcher(firstLine);
    if (!code.matches() || (firstLine.charAt(0) >= '4' && NOT_ASCII.matcher(raw).find())) {
      return ServerReply.none("unreadable reply: " + raw);
    }
    return ServerReply.of(Integer.parseInt(code.group(1)), textOf(raw));
  }

  /** The lines joined, each without its code, all but the first without the enhanced code too. */
  private static String textOf(String raw) {
    var text = CODE_OF_EACH_LINE.matcher(raw).replaceAll("").strip();
    return text.indexOf('\n') < 0 ? text : CODE_OF_FURTHER_LINES.matcher(text).replaceAll(" ");
  }
}
