package io.github.portalinvites.mail;

import java.util.regex.Pattern;

/**
 * Makes a server's words safe to show: one line, printable ASCII, short, without a whole e-mail
 * address, and without the secrets of a mail that the server quotes, as spam filters do.
 */
final class ReplyText {

  private static final int MAX_LENGTH = 200;

  /** More than is shown is read, for an address cut in half would not be recognised. */
  private static final int MAX_READ = 1000;

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern NOT_PRINTABLE = Pattern.compile("[^ -~]");
  private static final Pattern LOCAL_PART = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]++@");

  /** A link's token, also one that was cut, and a temporary password. */
  private static final Pattern SECRET =
      Pattern.compile("pi1_[A-Za-z0-9_-]*+|[0-9A-Za-z]{4}(?:-[0-9A-Za-z]{4}){5}");

  private ReplyText() {}

  static String safe(String text) {
    var read = text.length() > MAX_READ ? text.substring(0, MAX_READ) : text;
    var spaced = BLANKS.matcher(read).replaceAll(" ");
    var oneLine = NOT_PRINTABLE.matcher(spaced).replaceAll("?").strip();
    var bare = SECRET.matcher(oneLine).replaceAll("***");
    var masked = LOCAL_PART.matcher(bare).replaceAll("***@");
    return masked.length() > MAX_LENGTH ? masked.substring(0, MAX_LENGTH) : masked;
  }
}
