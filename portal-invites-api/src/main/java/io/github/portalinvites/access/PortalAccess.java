package io.github.portalinvites.access;

import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.permission.Actor;

/**
 * Shows and changes what contacts may see. Thread-safe.
 *
 * <p>Where nobody chose, a link to the whole account opens all its sites, and a link to some sites
 * opens these. What somebody chose takes the place of that for good, <i>none</i> included.
 *
 * <p>Each call needs the permission <i>manage portal access</i> in the account's division; an
 * account of other divisions, or one that the contact is not linked to, is not found. An empty
 * catalogue of roles knows no role.
 */
public interface PortalAccess {

  /**
   * What is ticked for a contact on one account. A search over many sites reads all of the
   * account's sites.
   *
   * @throws io.github.portalinvites.portal.NotFoundException if there is no such link
   */
  AccessTab tab(Actor actor, ContactId contact, AccountId account, AccessTabQuery query);

  /**
   * Replaces what the contact may see of the account.
   *
   * <p>Under <i>confirm at next login</i>, only what gives more waits; what only takes away is in
   * effect at once.
   *
   * <p>Whoever has a login is told of a change by mail, unless the host has switched that off. That
   * nothing can be mailed fails no grant; the history tells it.
   *
   * @return how it stands; anything but {@link GrantState#STAGED} says that this mailbox already
   *     has a login
   * @throws io.github.portalinvites.portal.NotFoundException if there is no such link, or a site is
   *     not of this account
   * @throws UnknownRoleException if a role is not in the catalogue
   * @throws RoleDeniedException if the actor may not hand out a role
   */
  GrantState grant(Actor actor, ContactId contact, AccountId account, AccessGrant grant);

  /**
   * What the contact sees, or will see, in the actor's divisions.
   *
   * @throws io.github.portalinvites.portal.NotFoundException if the contact has no account there
   */
  AccessPreview preview(Actor actor, ContactId contact);

  /**
   * What {@link #grant} would change. Its errors are those of {@code grant}; nothing is written.
   */
  AccessDiff diff(Actor actor, ContactId contact, AccountId account, AccessGrant grant);

  /**
   * Ends the contact's link to the account together with what was granted on it. Other links stay,
   * and so does a login: whoever is linked again needs no new invitation. Where nobody of the
   * mailbox is left, its outstanding invitation ends, and its waiting message is not sent.
   *
   * @throws io.github.portalinvites.directory.ReadOnlyDirectoryException where the host's views are
   *     read: the host unlinks, and tells {@code DirectoryChanges.unlinked}
   */
  void unlink(Actor actor, ContactId contact, AccountId account);
}
