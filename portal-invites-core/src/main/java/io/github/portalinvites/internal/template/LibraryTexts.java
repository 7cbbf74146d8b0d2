package io.github.portalinvites.internal.template;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;

/**
 * The few words that the library itself puts into a mail, in its language or else in English.
 *
 * @param locale the mail's language, whether or not the words are in it
 */
record LibraryTexts(Locale locale, ResourceBundle bundle) {

  private static final String BUNDLE = "io.github.portalinvites.internal.template.LibraryTexts";
  private static final Set<String> RIGHT_TO_LEFT =
      Set.of("ar", "dv", "fa", "he", "iw", "ps", "ur", "yi");

  static LibraryTexts in(Locale locale) {
    var bundle = ResourceBundle.getBundle(BUNDLE, locale);
    // without a bundle for the locale asked for, the JVM's own locale would decide
    var asked = bundle.getLocale().getLanguage().equals(locale.getLanguage());
    return new LibraryTexts(locale, asked ? bundle : ResourceBundle.getBundle(BUNDLE, Locale.ROOT));
  }

  String button() {
    return bundle.getString("button");
  }

  String otherwise() {
    return bundle.getString("otherwise");
  }

  String temporaryPassword() {
    return bundle.getString("temporaryPassword");
  }

  String title() {
    return bundle.getString("title");
  }

  String direction() {
    return RIGHT_TO_LEFT.contains(locale.getLanguage()) ? "rtl" : "ltr";
  }
}
