package io.github.portalinvites.internal.invitation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.ChangedIdentitiesException;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.Usernames;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.ContactFacts;
import io.github.portalinvites.storage.Stores;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whose login is whose: by mailbox, or one for each contact. Thread-safe. */
public final class Logins {

  public static final Logins BY_MAILBOX = new Logins(null);
  private static final String SETTING = "identities";

  private final @Nullable Usernames usernames;

  private Logins(@Nullable Usernames usernames) {
    this.usernames = usernames;
  }

  /** One for each contact, under the names that {@code usernames} gives. */
  public static Logins byContact(Usernames usernames) {
    return new Logins(usernames);
  }

  public boolean byMailbox() {
    return usernames == null;
  }

  /** Makes sure that the portal's identities are the ones that it began with. */
  public void check(PortalId portal, Stores stores) {
    var now = byMailbox() ? "mailbox" : "contact";
    var began = stores.settings().load(SETTING);
    if (began.isEmpty()) {
      stores.settings().save(SETTING, now);
    } else if (!began.get().equals(now)) {
      throw new ChangedIdentitiesException(portal, began.get());
    }
  }

  /** The login of {@code contact}, as its e-mail stands now. */
  public IdentityId of(Contact contact) {
    return byMailbox() ? IdentityId.mailboxOf(contact) : IdentityId.of(contact.id());
  }

  /** {@code contact} with its login and mailbox, as its e-mail stands now. */
  public Owner owner(Contact contact) {
    var mailbox = IdentityId.mailboxOf(contact);
    return new Owner(contact.id(), byMailbox() ? mailbox : IdentityId.of(contact.id()), mailbox);
  }

  /** What {@code contacts}, who share a login, sign in with: the first one's name. */
  public String username(List<Contact> contacts) {
    return usernames == null
        ? contacts.stream()
            .map(each -> each.reach().email())
            .filter(Objects::nonNull)
            .findFirst()
            .map(String::strip)
            .orElse("")
        : contacts.stream().findFirst().map(usernames::of).orElse("");
  }

  /** Whose login {@code username} is; empty if nobody can have it. */
  Optional<Named> named(String username) {
    return usernames == null
        ? EmailAddress.find(username).map(IdentityId::of).map(Named::mailbox)
        : usernames.find(username).map(Named::contact);
  }

  /** Those who have the identity of {@code invitation}. */
  People people(Stores stores, Invitation invitation) {
    return people(stores, invitation.identity(), invitation.contacts());
  }

  /**
   * Those who have {@code identity}: who had it lately by the audience, or is one of {@code also},
   * and still does.
   */
  People people(Stores stores, IdentityId identity, Set<ContactId> also) {
    return people(stores, Map.of(identity, also)).get(0);
  }

  /** The same for several identities, each with those who may have it. */
  List<People> people(Stores stores, Map<IdentityId, Set<ContactId>> also) {
    var candidates = also.values().stream().flatMap(Set::stream);
    var owners =
        facts(stores, also.keySet(), candidates).stream()
            .collect(groupingBy(each -> of(each.contact())));
    return also.keySet().stream()
        .map(each -> new People(this, each, owners.getOrDefault(each, List.of())))
        .toList();
  }

  /** All whose mail goes to {@code mailbox}, whatever their logins are. */
  public static Set<ContactId> atMailbox(Stores stores, IdentityId mailbox) {
    return facts(stores, Set.of(mailbox), Stream.of()).stream()
        .map(ContactFacts::contact)
        .filter(each -> IdentityId.mailboxOf(each).equals(mailbox))
        .map(Contact::id)
        .collect(toSet());
  }

  /** The same, with those whom an invitation to {@code mailbox} covered, linked or not. */
  public Set<ContactId> knownAtMailbox(Stores stores, IdentityId mailbox) {
    var known = new HashSet<>(atMailbox(stores, mailbox));
    if (byMailbox()) {
      stores.directory().contacts(Standings.read(stores, mailbox).covered(mailbox)).stream()
          .filter(each -> IdentityId.mailboxOf(each).equals(mailbox))
          .map(Contact::id)
          .forEach(known::add);
    }
    return known;
  }

  private static List<ContactFacts> facts(
      Stores stores, Set<IdentityId> identities, Stream<ContactId> also) {
    var candidates = also.collect(toSet());
    stores.audience().contactsOf(identities).values().forEach(candidates::addAll);
    return stores.directory().facts(candidates).stream()
        .sorted(Comparator.comparing(each -> each.contact().id().key()))
        .toList();
  }

  /**
   * Whose a username is.
   *
   * @param contacts who is known to have it, perhaps before the audience knows
   */
  record Named(IdentityId identity, Set<ContactId> contacts) {

    static Named mailbox(IdentityId mailbox) {
      return new Named(mailbox, Set.of());
    }

    static Named contact(ContactId contact) {
      return new Named(IdentityId.of(contact), Set.of(contact));
    }
  }
}
