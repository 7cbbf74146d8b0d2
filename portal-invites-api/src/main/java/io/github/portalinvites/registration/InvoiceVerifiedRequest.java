package io.github.portalinvites.registration;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The form <i>Invoice #</i>, <i>Quick Pay Code / Account #</i>, <i>Contact Name</i>, <i>Email
 * Address</i>, as it was typed; null counts as empty.
 *
 * @param code the quick pay code or the account number
 * @param locale the language of the form, null if unknown
 */
public record InvoiceVerifiedRequest(
    @Nullable String invoice,
    @Nullable String code,
    @Nullable String name,
    @Nullable String email,
    @Nullable Locale locale) {

  public static InvoiceVerifiedRequest of(
      @Nullable String invoice,
      @Nullable String code,
      @Nullable String name,
      @Nullable String email) {
    return new InvoiceVerifiedRequest(invoice, code, name, email, null);
  }

  public InvoiceVerifiedRequest locale(Locale value) {
    return new InvoiceVerifiedRequest(invoice, code, name, email, value);
  }

  /** Nothing of what was typed: this text may reach a log. */
  @Override
  public String toString() {
    return "InvoiceVerifiedRequest[…]";
  }
}
