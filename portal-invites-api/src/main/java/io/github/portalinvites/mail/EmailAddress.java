package io.github.portalinvites.mail;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An e-mail address that can be mailed, in its trimmed spelling. */
public record EmailAddress(String value) {

  private static final Pattern SHAPE = Pattern.compile("[\\w.+'-]+@[\\p{L}\\d.-]+\\.[\\p{L}\\d-]+");

  public static EmailAddress parse(String text) {
    return find(text).orElseThrow(() -> new IllegalArgumentException("Not an e-mail address"));
  }

  public static Optional<EmailAddress> find(@Nullable String text) {
    return Optional.ofNullable(text)
        .map(String::trim)
        .filter(each -> SHAPE.matcher(each).matches())
        .map(EmailAddress::new);
  }

  /** The form in which addresses are compared. */
  public String canonical() {
    var local = value.substring(0, value.lastIndexOf('@')).toLowerCase(Locale.ROOT);
    return local + "@" + domain();
  }

  public String domain() {
    var domain = value.substring(value.lastIndexOf('@') + 1);
    return IDN.toASCII(Normalizer.normalize(domain, Normalizer.Form.NFC)).toLowerCase(Locale.ROOT);
  }

  public String masked() {
    return value.charAt(0) + "***@" + domain();
  }
}
