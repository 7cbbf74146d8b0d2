package io.github.portalinvites.mail;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address that can be mailed, in the spelling that was given, trimmed.
 *
 * <p>Only the plain form {@code local@domain} is valid: no display name, comment, group, quoted
 * local part or address literal. The local part is ASCII, since other local parts cannot be mailed
 * without SMTPUTF8; it does not start with a dash. The domain has at least two labels and may be
 * international ({@code bücher.example}); it is mailed in its ASCII form. At most 64 characters
 * stand before the {@code @}, at most 254 in all.
 *
 * <p>Two addresses are equal if their spelling is. Whether they are the same mailbox is asked of
 * {@link #canonical()}.
 *
 * @param value the trimmed spelling
 */
public record EmailAddress(String value) {

  /**
   * @throws InvalidEmailAddressException if {@code value} is not an address that can be mailed
   */
  public EmailAddress {
    value = value.strip();
    AddressSyntax.check(value);
  }

  /**
   * The address that {@code text} is.
   *
   * @throws InvalidEmailAddressException if it cannot be mailed
   */
  public static EmailAddress parse(String text) {
    return new EmailAddress(text);
  }

  /** The address that {@code text} is; empty if it is missing or cannot be mailed. */
  public static Optional<EmailAddress> find(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse(text));
    } catch (InvalidEmailAddressException notMailable) {
      return Optional.empty();
    }
  }

  /**
   * The form under which spellings of one mailbox are equal: the domain in ASCII and lower case,
   * the local part with A–Z in lower case. Dots and {@code +tags} count. For comparison only.
   */
  public String canonical() {
    return localPart().toLowerCase(Locale.ROOT) + "@" + domain();
  }

  /** The domain in ASCII and lower case, e.g. {@code xn--bcher-kva.example}. */
  public String domain() {
    return DomainName.toAscii(domainAsGiven()).toLowerCase(Locale.ROOT);
  }

  /**
   * What the mail server is told: the spelling as given, with an international domain in its ASCII
   * form.
   */
  public String deliverable() {
    return localPart() + "@" + DomainName.toAscii(domainAsGiven());
  }

  /**
   * For logs and lists: {@code a***@example.org}; a local part of one character is hidden
   * altogether.
   */
  public String masked() {
    var shown = at() > 1 ? value.substring(0, 1) : "";
    return shown + "***@" + domain();
  }

  /** The same as {@link #masked()}, so that no log line shows an address by accident. */
  @Override
  public String toString() {
    return masked();
  }

  private String localPart() {
    return value.substring(0, at());
  }

  private String domainAsGiven() {
    return value.substring(at() + 1);
  }

  private int at() {
    return value.lastIndexOf('@');
  }
}
