package io.github.portalinvites.internal.invitation;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.internal.settings.StoredSettings;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.storage.ContactFacts;
import io.github.portalinvites.storage.Stores;
import java.util.List;
import java.util.Set;

/** The contacts that have an identity now, read from the directory. */
record People(Logins logins, IdentityId identity, List<ContactFacts> facts) {

  People {
    facts = List.copyOf(facts);
  }

  Set<ContactId> contacts() {
    return facts.stream().map(each -> each.contact().id()).collect(toUnmodifiableSet());
  }

  List<String> names() {
    return facts.stream().map(each -> each.contact().name().full()).toList();
  }

  /** What they sign in with. */
  String username() {
    return logins.username(facts.stream().map(ContactFacts::contact).toList());
  }

  /** Where they get their mail. */
  IdentityId mailbox() {
    return facts.stream()
        .findFirst()
        .map(each -> IdentityId.mailboxOf(each.contact()))
        .orElse(identity);
  }

  /**
   * Whether anybody is left who is linked to an account, has the switch on, and gets mail where
   * {@code invitation} was mailed to.
   */
  boolean anyoneLeftFor(Invitation invitation) {
    return facts.stream()
        .filter(each -> isOn(each.contact()) && !each.links().isEmpty())
        .anyMatch(each -> isAt(each, invitation.mailbox()));
  }

  /**
   * Whether any of them could use the portal now: portal, switch and a class are on, and the mail
   * that carries the secret of {@code invitation} went where theirs does.
   */
  boolean mayEnter(Stores stores, Invitation invitation) {
    var classes = PortalClasses.read(stores);
    return StoredSettings.in(stores).portalEnabled()
        && facts.stream()
            .filter(each -> isOn(each.contact()) && isAt(each, invitation.mailbox()))
            .flatMap(each -> each.links().stream())
            .anyMatch(classes::allow);
  }

  private static boolean isAt(ContactFacts facts, IdentityId mailbox) {
    return IdentityId.mailboxOf(facts.contact()).equals(mailbox);
  }

  private static boolean isOn(Contact contact) {
    return contact.portalAccess();
  }
}
