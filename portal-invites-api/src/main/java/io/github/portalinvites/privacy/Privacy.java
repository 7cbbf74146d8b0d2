package io.github.portalinvites.privacy;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.permission.Actor;

/** Takes persons out of what is kept. Thread-safe. */
public interface Privacy {

  /**
   * Forgets a contact, for good, in one transaction. Name, addresses, invitations, grants, login
   * times and what the mail server said of it go; messages that wait for it are not sent; where the
   * directory is the library's, the contact and its links go, too. In the ledger and history of
   * runs stands {@code forgotten-…} in its place, so that all sums stay right. Afterwards a contact
   * with the same id is one that was never invited.
   *
   * <p>What it shares with others stays theirs: the login and the invitation of a mailbox in which
   * others are left. That a mailbox complained about mail is kept as a hash of the address, so that
   * it is not mailed again. Where the directory is read through views, remove the contact there
   * first: otherwise the next upkeep reads it anew. Texts that staff typed for several contacts,
   * templates, and names of staff are not looked through.
   *
   * <p>Needs the permission {@code forget-contact} in a division of one of its accounts; of a
   * contact without any, everywhere. The history keeps that somebody was forgotten, when, and by
   * whom.
   *
   * @throws io.github.portalinvites.portal.NotFoundException if the contact is of other divisions
   */
  ForgetOutcome forget(Actor actor, ContactId contact);
}
