package io.github.portalinvites.delivery;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.permission.Actor;

/**
 * What came back of mail: the host tells it, from its mailbox for bounces or its mail provider. An
 * address that is held gets no invitation until it changes or staff clear it. Thread-safe.
 */
public interface MailFeedback {

  /** Mail to {@code address} came back for good, such as with status 5.1.1. */
  void recordBounce(EmailAddress address);

  /** The owner of {@code address} complained, or does not want our mail. */
  void recordComplaint(EmailAddress address);

  /**
   * Ends the hold of a contact's address. Needs the permission {@code 390} in a division of one of
   * the contact's accounts.
   *
   * @return false if it was not held
   * @throws io.github.portalinvites.portal.NotFoundException if there is no such contact
   */
  boolean clear(Actor actor, ContactId contact);
}
