package io.github.portalinvites.mail;

/**
 * The rules of {@link EmailAddress}: RFC 5321's Dot-string before the {@code @}, a {@link
 * DomainName} after it.
 */
final class AddressSyntax {

  private static final int MAX_LOCAL_PART = 64;
  private static final int MAX_ADDRESS = 254;
  private static final String SPECIALS_OF_ATEXT = "!#$%&'*+-/=?^_`{|}~";

  private AddressSyntax() {}

  static void check(String address) {
    refuseIf(address.isEmpty(), AddressFault.EMPTY);
    refuseIf(address.length() > MAX_ADDRESS, AddressFault.TOO_LONG);
    int at = address.lastIndexOf('@');
    refuseIf(at < 0, AddressFault.NO_AT_SIGN);
    checkLocalPart(address.substring(0, at));
    var domain = DomainName.toAscii(address.substring(at + 1));
    refuseIf(at + 1 + domain.length() > MAX_ADDRESS, AddressFault.TOO_LONG);
  }

  private static void checkLocalPart(String local) {
    refuseIf(local.length() > MAX_LOCAL_PART, AddressFault.TOO_LONG);
    refuseIf(local.startsWith("-"), AddressFault.LEADING_DASH);
    refuseIf(local.isEmpty() || misplacesDot(local), AddressFault.LOCAL_PART);
    refuseIf(!local.chars().allMatch(c -> c == '.' || isAtext(c)), AddressFault.LOCAL_PART);
  }

  private static boolean misplacesDot(String local) {
    return local.startsWith(".") || local.endsWith(".") || local.contains("..");
  }

  static boolean isAtext(int c) {
    return isAsciiLetterOrDigit(c) || SPECIALS_OF_ATEXT.indexOf(c) >= 0;
  }

  static boolean isAsciiLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static void refuseIf(boolean broken, AddressFault fault) {
    if (broken) {
      throw new InvalidEmailAddressException(fault);
    }
  }
}
