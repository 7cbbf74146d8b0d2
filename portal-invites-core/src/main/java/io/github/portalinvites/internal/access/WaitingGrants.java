package io.github.portalinvites.internal.access;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.storage.Stores;
import java.util.Collection;

/** Grants that wait until their contacts sign in the next time. */
public final class WaitingGrants {

  private WaitingGrants() {}

  /** Puts them into effect, within the transaction of an acceptance or a login. */
  public static void makeEffective(
      Stores stores, Activity.Who who, Collection<ContactId> contacts) {
    stores
        .access()
        .makeEffective(contacts)
        .forEach(choice -> AccessHistory.opened(stores, who, choice));
  }
}
