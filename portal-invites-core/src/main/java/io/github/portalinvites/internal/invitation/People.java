package io.github.portalinvites.internal.invitation;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.internal.settings.StoredSettings;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.storage.ContactFacts;
import io.github.portalinvites.storage.Stores;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The contacts that have an identity now, read from the directory. */
record People(IdentityId identity, List<ContactFacts> facts) {

  People {
    facts = List.copyOf(facts);
  }

  /**
   * Those who had it lately by the audience, or were covered by {@code invitation}, and still do.
   */
  static People of(Stores stores, Invitation invitation) {
    return of(stores, invitation.identity(), invitation.contacts());
  }

  static People of(Stores stores, IdentityId identity, Collection<ContactId> also) {
    var candidates = new HashSet<ContactId>(also);
    stores.audience().contactsOf(Set.of(identity)).values().forEach(candidates::addAll);
    return new People(
        identity,
        stores.directory().facts(candidates).stream()
            .filter(each -> IdentityId.of(each.contact()).equals(identity))
            .sorted(Comparator.comparing(each -> each.contact().id().key()))
            .toList());
  }

  Set<ContactId> contacts() {
    return facts.stream().map(each -> each.contact().id()).collect(toUnmodifiableSet());
  }

  List<String> names() {
    return facts.stream().map(each -> each.contact().name().full()).toList();
  }

  /** What they sign in with: their mailbox, in the spelling of the first of them. */
  String username() {
    return facts.stream()
        .map(each -> each.contact().reach().email())
        .filter(email -> email != null)
        .findFirst()
        .map(String::strip)
        .orElse(identity.value());
  }

  /** Whether anybody is left who is linked to an account and has the switch on. */
  boolean anyoneLeft() {
    return facts.stream().anyMatch(each -> isOn(each.contact()) && !each.links().isEmpty());
  }

  /** Whether any of them could use the portal now: portal, switch and a class are on. */
  boolean mayEnter(Stores stores) {
    var classes = PortalClasses.read(stores);
    return StoredSettings.in(stores).portalEnabled()
        && facts.stream()
            .filter(each -> isOn(each.contact()))
            .flatMap(each -> each.links().stream())
            .anyMatch(classes::allow);
  }

  private static boolean isOn(Contact contact) {
    return contact.portalAccess();
  }
}
