package io.github.portalinvites.mail;

import java.net.IDN;
import java.text.Normalizer;
import java.text.Normalizer.Form;

/** The part of an address after the {@code @}. */
final class DomainName {

  private static final int MAX_LABEL = 63;
  private static final int MAX_DOMAIN = 253;

  /**
   * IDNA 2003, which is Java's, and IDNA 2008 read these as different domains: another's mailbox.
   */
  private static final String READ_TWO_WAYS = "\u00df\u03c2";

  private DomainName() {}

  /**
   * The ASCII form of {@code domain}, ASCII letters in the case given.
   *
   * @throws InvalidEmailAddressException if it is not a domain name of at least two labels
   */
  static String toAscii(String domain) {
    var ascii = isAscii(domain) ? domain : internationalToAscii(domain);
    require(isDomainName(ascii));
    return ascii;
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static String internationalToAscii(String domain) {
    var composed = Normalizer.normalize(domain, Form.NFC);
    require(composed.codePoints().allMatch(DomainName::mayStandInDomain));
    require(Normalizer.isNormalized(composed, Form.NFKC));
    try {
      return IDN.toASCII(composed, IDN.USE_STD3_ASCII_RULES);
    } catch (IllegalArgumentException notADomain) {
      throw new InvalidEmailAddressException(AddressFault.DOMAIN);
    }
  }

  private static boolean mayStandInDomain(int c) {
    return c == '.'
        || c == '-'
        || isMark(c)
        || (Character.isLetterOrDigit(c) && READ_TWO_WAYS.indexOf(c) < 0);
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isDomainName(String ascii) {
    var labels = ascii.split("\\.", -1);
    var last = labels[labels.length - 1];
    if (ascii.length() > MAX_DOMAIN || labels.length < 2 || isNumber(last)) {
      return false;
    }
    for (var label : labels) {
      if (!isLabel(label)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNumber(String label) {
    return label.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isLabel(String label) {
    return !label.isEmpty()
        && label.length() <= MAX_LABEL
        && !label.startsWith("-")
        && !label.endsWith("-")
        && label.chars().allMatch(c -> c == '-' || AddressSyntax.isAsciiLetterOrDigit(c));
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new InvalidEmailAddressException(AddressFault.DOMAIN);
    }
  }
}
