package io.github.portalinvites.internal.access;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.PortalSettings;
import io.github.portalinvites.storage.Stores;
import java.util.function.Function;

/** What decides, besides grants, whether somebody is let in: logins, invitations and switches. */
public interface Admission {

  /** Whether the contact's identity was accepted. */
  boolean hasLogin(Stores stores, Contact contact);

  /** The settings of each account's class; without access everywhere while the portal is off. */
  Function<Account, PortalSettings> settings(Stores stores);

  /** Ends the outstanding invitation of the contact's identity if nobody is left to accept it. */
  void endIfNobodyIsLeft(Stores stores, Activity.Who who, ContactId contact);
}
