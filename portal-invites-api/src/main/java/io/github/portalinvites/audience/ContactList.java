package io.github.portalinvites.audience;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.portal.Page;
import java.util.Set;

/**
 * The contacts that a user picks from by hand: everybody who is linked to an account, whatever its
 * status. Thread-safe.
 *
 * <p>Every call needs both permissions of the hand-picked profile, {@code BULK_EMAIL_CONTACTS} and
 * {@code SEND_CUSTOMER_PORTAL_INVITATION}, and sees the contacts with a link in the divisions where
 * the actor has both; without any it throws {@code ForbiddenException}.
 */
public interface ContactList {

  /**
   * Contacts by first name, then last name, whatever their case and accents. A walk by cursors
   * shows each contact that stays as it is exactly once, while others change.
   *
   * @throws io.github.portalinvites.portal.InvalidCursorException if the cursor is of another
   *     question or actor
   */
  Page<ContactRow> page(Actor actor, ContactQuery query);

  /**
   * All contacts that {@code query} finds, for <i>select all matching</i>; to be given to {@link
   * AudienceFilter#contacts(java.util.Collection)}.
   *
   * @param query its page is ignored
   * @throws TooManyContactsException if a filter cannot name so many
   */
  Set<ContactId> matching(Actor actor, ContactQuery query);
}
