package io.github.portalinvites.registration;

import java.util.Locale;
import java.util.ResourceBundle;

/** Texts in the reader's language, else in English; never in the JVM's own. */
final class BundledText {

  private static final String PACKAGE = "io.github.portalinvites.registration.";

  private BundledText() {}

  /** For whoever fills in a form. */
  static String ofForms(Locale locale, String key) {
    return text("RequestForms", locale, key);
  }

  /** For staff. */
  static String ofReasons(Locale locale, String key) {
    return text("RequestReasons", locale, key);
  }

  private static String text(String bundle, Locale locale, String key) {
    var found = ResourceBundle.getBundle(PACKAGE + bundle, locale);
    // without a bundle for the locale asked for, the JVM's own locale would decide
    var asked = found.getLocale().getLanguage().equals(locale.getLanguage());
    return (asked ? found : ResourceBundle.getBundle(PACKAGE + bundle, Locale.ROOT)).getString(key);
  }
}
