package io.github.portalinvites.internal.registration;

import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.storage.Stores;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The contacts of accounts, by their mailboxes. */
final class AccountContacts {

  private AccountContacts() {}

  /** The first contact of {@code account} whose mailbox is {@code mailbox}. */
  static Optional<Contact> find(Stores stores, AccountId account, IdentityId mailbox) {
    var contacts = stores.directory().contactsOf(List.of(account));
    return stores.directory().contacts(contacts).stream()
        .filter(each -> IdentityId.mailboxOf(each).equals(mailbox))
        .min(Comparator.comparing(each -> each.id().key()));
  }
}
