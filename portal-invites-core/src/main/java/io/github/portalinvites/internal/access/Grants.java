package io.github.portalinvites.internal.access;

import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.storage.AccessStore.Choice;
import io.github.portalinvites.storage.AccessStore.Effect;
import io.github.portalinvites.storage.LinkedAccount;
import io.github.portalinvites.storage.Stores;
import java.util.List;
import java.util.Optional;

/** What one contact was granted. Lives within one transaction or snapshot. */
record Grants(Stores stores, List<Choice> choices) {

  /** On all accounts. */
  static Grants of(Stores stores, ContactId contact) {
    return new Grants(stores, stores.access().of(List.of(contact)));
  }

  /** On the account of one link. */
  static Grants of(Stores stores, LinkedAccount link) {
    return new Grants(stores, stores.access().find(link.contact().id(), link.account().id()));
  }

  /** What is in effect, or will be with the acceptance. */
  Held inEffect(LinkedAccount link) {
    return find(link.account().id(), Effect.WITH_LOGIN)
        .<Held>map(choice -> new Held.Chosen(stores, choice))
        .orElseGet(() -> new Held.ByLink(stores, link));
  }

  /** What will be in effect when nothing is waited for any more. */
  Held latest(LinkedAccount link) {
    return find(link.account().id(), Effect.AT_NEXT_LOGIN)
        .<Held>map(choice -> new Held.Chosen(stores, choice))
        .orElseGet(() -> inEffect(link));
  }

  boolean isWaiting(LinkedAccount link) {
    return find(link.account().id(), Effect.AT_NEXT_LOGIN).isPresent();
  }

  private Optional<Choice> find(AccountId account, Effect effect) {
    return choices.stream()
        .filter(each -> each.account().equals(account) && each.effect() == effect)
        .findFirst();
  }
}
