package io.github.portalinvites.internal.access;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.storage.AccessStore.Choice;
import io.github.portalinvites.storage.AccessStore.Effect;
import io.github.portalinvites.storage.LinkFacts;
import io.github.portalinvites.storage.Stores;
import java.util.Collection;
import java.util.Map;

/** Whether contacts were granted anything at all, for many of them at once. */
public final class Granted {

  private final Map<Link, Choice> choices;

  private Granted(Map<Link, Choice> choices) {
    this.choices = choices;
  }

  /** Reads what was chosen for {@code contacts}. */
  public static Granted read(Stores stores, Collection<ContactId> contacts) {
    return new Granted(
        stores.access().of(contacts).stream()
            .filter(each -> each.effect() == Effect.WITH_LOGIN)
            .collect(
                toUnmodifiableMap(each -> new Link(each.contact(), each.account()), each -> each)));
  }

  /** Whether the link's contact would see anything of its account. */
  public boolean anythingOn(LinkFacts facts) {
    var link = facts.link();
    var choice = choices.get(new Link(link.contact(), link.account()));
    var scope = link.scope();
    return choice == null ? scope.wholeAccount() || !scope.sites().isEmpty() : !choice.isNone();
  }

  private record Link(ContactId contact, AccountId account) {}
}
