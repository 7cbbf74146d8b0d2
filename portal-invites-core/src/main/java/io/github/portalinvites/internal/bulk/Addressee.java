package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.internal.audience.AccountOrder;
import io.github.portalinvites.internal.audience.Examined;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.storage.LinkFacts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whom one message is for.
 *
 * @param contacts at least one, in the order of their keys
 * @param accounts those that the send reaches, by number; the first one's division has the sender,
 *     the template and the name
 */
record Addressee(List<Contact> contacts, List<Account> accounts) {

  Addressee {
    contacts = List.copyOf(contacts);
    accounts = List.copyOf(accounts);
  }

  /** Those of a mailbox who may be mailed. */
  static Addressee of(List<Examined> recipients) {
    var contacts =
        recipients.stream()
            .map(Examined::contact)
            .sorted(Comparator.comparing(contact -> contact.id().key()))
            .toList();
    var accounts =
        recipients.stream()
            .flatMap(each -> each.matching().stream())
            .map(LinkFacts::account)
            .distinct()
            .sorted(AccountOrder.BY_NUMBER)
            .toList();
    return new Addressee(contacts, accounts);
  }

  /** The same people, on {@code account} only; empty if they are not meant on it. */
  Optional<Addressee> on(AccountId account) {
    var only = accounts.stream().filter(each -> each.id().equals(account)).toList();
    return only.isEmpty() ? Optional.empty() : Optional.of(new Addressee(contacts, only));
  }

  Account account() {
    return accounts.get(0);
  }

  /** Whose sender, template and name the message carries. */
  DivisionId division() {
    return account().lists().division();
  }

  IdentityId mailbox() {
    return IdentityId.mailboxOf(contacts.get(0));
  }

  /** The mailbox in the spelling of the first contact. */
  EmailAddress address() {
    return EmailAddress.find(contacts.get(0).reach().email()).orElseThrow();
  }
}
