package io.github.portalinvites.invitation;

import io.github.portalinvites.directory.AccountClassId;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Invites by itself when the host tells what happened in its directory. Thread-safe; takes no
 * actor: the library acts as {@code Actor.SYSTEM}.
 *
 * <p>A contact gets one invitation, however many accounts it has, if one of them is active and of a
 * class with portal access and auto send, and nothing else stands in the way. Each event sends once
 * at most: told again, it sends nothing, whatever came of it before. Nothing that is missing for
 * mail, such as a sender, makes a call fail.
 *
 * <p>Tell it after your commit, or within your transaction by {@code PortalInvites.joining}. Of the
 * events, {@link AutoSendTrigger#CONTACT_CREATED} and {@link AutoSendTrigger#ACCOUNT_CREATED} are
 * on; the others do nothing unless the portal was built with them.
 */
public interface AutoSend {

  /** A contact was created, with its links. */
  default AutoSendOutcome contactCreated(ContactId contact) {
    return contactCreated(contact, Origin.HOST);
  }

  /**
   * A contact was created, with its links.
   *
   * @throws io.github.portalinvites.portal.NotFoundException if the directory has no such contact
   */
  AutoSendOutcome contactCreated(ContactId contact, Origin origin);

  /**
   * Contacts were created. All or nothing is written, in one transaction; an import of many comes
   * in parts.
   *
   * @throws io.github.portalinvites.portal.NotFoundException if the directory lacks one of them
   */
  Map<ContactId, AutoSendOutcome> contactsCreated(Collection<ContactId> contacts, Origin origin);

  /** An account was created, with its contacts. */
  default Map<ContactId, AutoSendOutcome> accountCreated(AccountId account) {
    return accountCreated(account, Origin.HOST);
  }

  /** An account was created: what came of it for each of its contacts. */
  Map<ContactId, AutoSendOutcome> accountCreated(AccountId account, Origin origin);

  /**
   * A contact without an e-mail got one.
   *
   * @throws io.github.portalinvites.portal.NotFoundException if the directory has no such contact
   */
  AutoSendOutcome emailAdded(ContactId contact);

  /**
   * A contact who was there before was linked to another account.
   *
   * @throws io.github.portalinvites.portal.NotFoundException if the directory has no such contact
   */
  AutoSendOutcome contactLinked(ContactId contact, AccountId account);

  /** An account became active: what came of it for each of its contacts. */
  Map<ContactId, AutoSendOutcome> accountActivated(AccountId account);

  /**
   * Auto send was switched on for a class. Nobody is mailed by that: those on its active accounts
   * to whom nothing was ever sent wait for a catch-up plan, in which staff see them first.
   *
   * @return how many wait because of it; empty if the portal was built without this trigger
   */
  OptionalLong classSwitchedOn(AccountClassId accountClass);
}
