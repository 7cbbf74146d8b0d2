package io.github.portalinvites.template;

import java.util.Arrays;
import java.util.Optional;

/** What a template fills in for each recipient, written {@code [ContactName]}. */
public enum MergeField {
  CONTACT_NAME("ContactName", true),
  /** The given name, or the whole name where the host does not keep it apart. */
  FIRST_NAME("FirstName", true),
  /** The library's button or link; under the policy temporary password the portal's address. */
  CUSTOMER_PORTAL_LINK("CustomerPortalLink", true),
  /** The library's password box; left out for a contact who has a login already. */
  TEMPORARY_PASSWORD("TemporaryPassword", false),
  USERNAME("Username", true),
  /** Several accounts are joined by commas. */
  ACCOUNT_NUMBER("AccountNumber", false),
  /** Several accounts are joined by commas. */
  ACCOUNT_NAME("AccountName", false),
  DIVISION_NAME("DivisionName", false),
  /** The end of the invitation, in the division's zone and the mail's language. */
  EXPIRES_ON("ExpiresOn", true);

  private final String word;
  private final boolean obligatory;

  MergeField(String word, boolean obligatory) {
    this.word = word;
    this.obligatory = obligatory;
  }

  /** As templates spell it, brackets included. */
  public String bracketed() {
    return "[" + word + "]";
  }

  /** True if a recipient for whom a template would leave it blank is not mailed. */
  public boolean obligatory() {
    return obligatory;
  }

  /** True if its value lets a person in: it stands nowhere but in what the library builds. */
  public boolean secret() {
    return this == CUSTOMER_PORTAL_LINK || this == TEMPORARY_PASSWORD;
  }

  /** The field of a word between brackets, to the letter. */
  public static Optional<MergeField> ofWord(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }

  @Override
  public String toString() {
    return bracketed();
  }
}
