package io.github.portalinvites.mail;

import java.util.regex.Pattern;

/**
 * Makes a server's words safe to show: one line, printable ASCII, short, without a whole e-mail
 * address.
 */
final class ReplyText {

  private static final int MAX_LENGTH = 200;

  /** More than is shown is read, for an address cut in half would not be recognised. */
  private static final int MAX_READ = 1000;

  private static final Pattern LOCAL_PART = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]++@");

  private ReplyText() {}

  static String safe(String text) {
    var read = text.length() > MAX_READ ? text.substring(0, MAX_READ) : text;
    var oneLine = read.replaceAll("\\s+", " ").replaceAll("[^ -~]", "?").strip();
    var masked = LOCAL_PART.matcher(oneLine).replaceAll("***@");
    return masked.length() > MAX_LENGTH ? masked.substring(0, MAX_LENGTH) : masked;
  }
}
