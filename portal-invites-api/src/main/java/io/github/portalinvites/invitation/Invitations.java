package io.github.portalinvites.invitation;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.permission.Actor;

/**
 * Invites single contacts, sends again, revokes. Thread-safe.
 *
 * <p>Each call needs a permission of its own in a division of one of the contact's accounts; a host
 * that keeps them together maps all three like {@code 390}. A contact of other divisions is not
 * found. Mail is sent by a worker; an answer of the mail server is found in the run's ledger.
 */
public interface Invitations {

  /**
   * Invites a contact who has no invitation yet.
   *
   * @throws io.github.portalinvites.portal.NotFoundException if there is no such contact
   * @throws io.github.portalinvites.mail.InvalidSenderException if there is no sender, or it may
   *     not be used
   */
  InviteOutcome invite(Actor actor, SingleInvite invite);

  /** Invites a contact by the defaults. */
  default InviteOutcome invite(Actor actor, ContactId contact) {
    return invite(actor, SingleInvite.to(contact));
  }

  /**
   * Mails the outstanding invitation once more, with new secrets, also after its expiry. The older
   * ones work until the new mail was handed over; they stay good if it fails.
   */
  InviteOutcome resend(Actor actor, SingleInvite invite);

  /** Sends again by the defaults. */
  default InviteOutcome resend(Actor actor, ContactId contact) {
    return resend(actor, SingleInvite.to(contact));
  }

  /**
   * Ends the outstanding invitation of the contact's mailbox, together with a message of it that
   * waits to be mailed. Never touches an accepted one.
   */
  RevokeOutcome revoke(Actor actor, ContactId contact);
}
