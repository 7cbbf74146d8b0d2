package io.github.portalinvites.internal.invitation;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;

/**
 * A contact with what is its own now.
 *
 * @param mailbox the same as {@code login} where logins are by mailbox
 */
public record Owner(ContactId contact, IdentityId login, IdentityId mailbox) {

  /** Where the login is the mailbox. */
  public static Owner byMailbox(ContactId contact, IdentityId mailbox) {
    return new Owner(contact, mailbox, mailbox);
  }
}
