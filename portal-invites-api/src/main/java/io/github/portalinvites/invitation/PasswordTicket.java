package io.github.portalinvites.invitation;

/**
 * Opens <i>set your password</i> for whoever gave a right temporary password, for 15 minutes. A
 * secret between the library and that person's browser.
 */
public record PasswordTicket(String value) {

  /** Never the ticket. */
  @Override
  public String toString() {
    return "PasswordTicket[]";
  }
}
