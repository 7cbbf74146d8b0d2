package io.github.portalinvites.internal.invitation;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.internal.secret.Secrets;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.storage.Stores;
import java.util.HashSet;
import java.util.Set;

/**
 * A contact that leaves its logins and mailboxes without a trace, while what it shares with others
 * stays theirs. Lives within one transaction.
 */
public final class Leaving {

  private final Stores stores;
  private final Logins logins;
  private final Secrets secrets;
  private final ContactId contact;

  public Leaving(Stores stores, Logins logins, Secrets secrets, ContactId contact) {
    this.stores = stores;
    this.logins = logins;
    this.secrets = secrets;
    this.contact = contact;
  }

  /** Who else has {@code mailbox} now. */
  public Set<ContactId> others(IdentityId mailbox) {
    var covered = Standings.read(stores, mailbox).covered(mailbox);
    var others = new HashSet<>(logins.people(stores, mailbox, covered).contacts());
    others.remove(contact);
    return others;
  }

  /**
   * Takes the contact out of the invitations of {@code mailbox}; those that cover nobody else are
   * removed. Where {@code others} have the login, all of them stay with these.
   *
   * @return false if somebody else changed one of them at the same time
   */
  public boolean from(IdentityId mailbox, Set<ContactId> others) {
    if (others.isEmpty()) {
      new PasswordAttempts(secrets, logins).forget(stores, mailbox);
    }
    return Standings.read(stores, mailbox).history(mailbox).stream()
        .filter(each -> each.contacts().contains(contact))
        .allMatch(each -> from(each, others));
  }

  private boolean from(Invitation invitation, Set<ContactId> others) {
    var rest = new HashSet<>(invitation.contacts());
    rest.remove(contact);
    if (rest.isEmpty()) {
      rest.addAll(others);
    }
    return rest.isEmpty()
        ? stores.invitations().remove(invitation)
        : stores
            .invitations()
            .change(invitation.with(invitation.mailbox(), rest, invitation.generations()));
  }
}
