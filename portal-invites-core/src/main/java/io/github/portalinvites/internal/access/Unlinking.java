package io.github.portalinvites.internal.access;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.storage.Stores;
import java.util.List;

/** What follows, in the same transaction, when a contact is linked to an account no more. */
public final class Unlinking {

  private final Admission admission;

  public Unlinking(Admission admission) {
    this.admission = admission;
  }

  /** Follows on what the host did by itself. */
  public void byHost(Stores stores, ContactId contact, AccountId account) {
    unlinked(stores, Activity.Who.of(Actor.SYSTEM), contact, account);
  }

  void unlinked(Stores stores, Activity.Who who, ContactId contact, AccountId account) {
    stores.access().lock(contact);
    stores.access().remove(List.of(contact), account);
    AccessHistory.unlinked(stores, who, contact, account);
    admission.endIfNobodyIsLeft(stores, who, contact);
  }
}
