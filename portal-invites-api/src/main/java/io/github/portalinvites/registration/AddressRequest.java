package io.github.portalinvites.registration;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The form service address, name, e-mail, phone, as it was typed; null counts as empty.
 *
 * @param phone empty or null if it was left out
 * @param locale the language of the form, null if unknown
 */
public record AddressRequest(
    @Nullable String address,
    @Nullable String name,
    @Nullable String email,
    @Nullable String phone,
    @Nullable Locale locale) {

  public static AddressRequest of(
      @Nullable String address, @Nullable String name, @Nullable String email) {
    return new AddressRequest(address, name, email, null, null);
  }

  public AddressRequest phone(String value) {
    return new AddressRequest(address, name, email, value, locale);
  }

  public AddressRequest locale(Locale value) {
    return new AddressRequest(address, name, email, phone, value);
  }

  /** Nothing of what was typed: this text may reach a log. */
  @Override
  public String toString() {
    return "AddressRequest[…]";
  }
}
