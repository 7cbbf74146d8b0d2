package io.github.portalinvites.registration;

import java.util.Locale;

/**
 * Why an access request stands where it does: for staff, never for whoever asked. Each has a
 * sentence and a hint in the resource bundle {@code RequestReasons}.
 */
public enum RequestReason {
  /** A worker has yet to look at it. */
  NOT_LOOKED_AT,
  NEW_CONTACT,
  KNOWN_CONTACT,
  PENDING_INVITATION,
  ALREADY_ON_ITS_WAY,
  MAILED_LATELY,
  HAS_LOGIN_HERE,
  HAS_LOGIN_ELSEWHERE,
  CLIENT_LIMIT,
  INVOICE_LIMIT,
  TARGET_LIMIT,
  PORTAL_LIMIT,
  DIVISION_LIMIT,
  ACCOUNT_LIMIT,
  INVOICE_NOT_FOUND,
  WRONG_CODE,
  INVOICE_VOID,
  INVOICE_TOO_OLD,
  SITE_NOT_FOUND,
  ACCOUNT_NOT_ACTIVE,
  CLASS_DOES_NOT_ALLOW,
  PORTAL_OFF,
  SEVERAL_MATCHES,
  ADDRESS_NOT_FOUND,
  NOT_A_CONTACT,
  CONTACT_ELSEWHERE,
  OTHER_SITE,
  LOGIN_WITHOUT_CONTACT,
  APPROVAL_NEEDED,
  REVOKED,
  SWITCHED_OFF,
  CANNOT_BE_MAILED,
  CANNOT_BE_CREATED,
  FAILED;

  /** The stable name for interfaces and exports: {@code wrong-code}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What is the case, in a sentence. */
  public String sentence(Locale locale) {
    return BundledText.ofReasons(locale, code());
  }

  /** What staff can do about it, in a sentence. */
  public String hint(Locale locale) {
    return BundledText.ofReasons(locale, code() + ".hint");
  }
}
