package io.github.portalinvites.invitation;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Why a contact gets no invitation, in the order in which the reasons are checked. Each has a
 * sentence and a hint for staff in the resource bundle {@code SkipReasons}.
 */
public enum SkipReason {
  NOT_IN_AUDIENCE,
  ALREADY_ACCEPTED,
  EXISTING_INVITATION,
  /** Only where an invitation is to be sent again. */
  NOT_INVITED,
  ALREADY_QUEUED,
  REVOKED,
  CONTACT_SWITCHED_OFF,
  CLASS_PORTAL_OFF,
  /** Only where something is sent by itself. */
  AUTO_SEND_OFF,
  PORTAL_OFF,
  NO_ACCESS_GRANTED,
  NO_EMAIL,
  INVALID_EMAIL,
  ADDRESS_BOUNCED,
  SUPPRESSED,
  SHARED_MAILBOX_REFUSED,
  COOLDOWN,
  RESEND_CAP,
  INTERNAL_USER,
  BLANK_MERGE_FIELD,
  /** Only where something is sent by itself; anybody else is told what is missing. */
  MAIL_NOT_READY;

  private static final String BUNDLE = "io.github.portalinvites.invitation.SkipReasons";

  /** The stable name for interfaces and exports: {@code no-email}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What is the case, in a sentence. */
  public String sentence(Locale locale) {
    return text(locale, code());
  }

  /** What staff can do about it, in a sentence. */
  public String hint(Locale locale) {
    return text(locale, code() + ".hint");
  }

  private static String text(Locale locale, String key) {
    var bundle = ResourceBundle.getBundle(BUNDLE, locale);
    // without a bundle for the locale asked for, the JVM's own locale would decide
    var asked = bundle.getLocale().getLanguage().equals(locale.getLanguage());
    return (asked ? bundle : ResourceBundle.getBundle(BUNDLE, Locale.ROOT)).getString(key);
  }
}
