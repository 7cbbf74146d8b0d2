package io.github.portalinvites.internal.registration;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.registration.AccessRequest;
import io.github.portalinvites.registration.RequestReason;
import io.github.portalinvites.registration.RequestState;
import io.github.portalinvites.storage.ContactFacts;
import io.github.portalinvites.storage.RequestStore.StoredRequest;
import io.github.portalinvites.storage.Stores;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Puts an account before whoever has a login. Lives within one transaction.
 *
 * @param approved whether staff decided, from when on it waits then
 */
record Staging(Stores stores, Notices notices, boolean approved) {

  /**
   * {@code request}, waiting for a yes.
   *
   * @param owners the contacts that have the login
   */
  AccessRequest stage(AccessRequest request, Account account, List<Contact> owners) {
    var owner = owner(account, owners);
    if (owner.isEmpty()) {
      return Admitting.waiting(request, RequestReason.LOGIN_WITHOUT_CONTACT);
    }
    var found = request.found(request.found().contact(owner.get()));
    if (!approved && isStaged(request)) {
      return found.state(RequestState.CLOSED, RequestReason.HAS_LOGIN_ELSEWHERE);
    }
    var staged = found.state(RequestState.STAGED, RequestReason.HAS_LOGIN_ELSEWHERE);
    notices.linkStaged(stores, owner.get(), account.id());
    RequestHistory.append(stores, Actor.SYSTEM, Activity.Kind.LINK_STAGED, staged);
    return staged;
  }

  /** One with an account, of the same division if there is any. */
  private Optional<ContactId> owner(Account account, List<Contact> owners) {
    var ids = owners.stream().map(Contact::id).toList();
    return stores.directory().facts(ids).stream()
        .filter(each -> !each.links().isEmpty())
        .min(
            Comparator.<ContactFacts, Boolean>comparing(each -> !isIn(account, each))
                .thenComparing(each -> each.contact().id().key()))
        .map(each -> each.contact().id());
  }

  private static boolean isIn(Account account, ContactFacts facts) {
    return facts.links().stream()
        .anyMatch(each -> each.account().lists().division().equals(account.lists().division()));
  }

  /** Whether the same waits already. */
  private boolean isStaged(AccessRequest request) {
    var mailbox = IdentityId.of(EmailAddress.parse(request.typed().email()));
    return stores.requests().of(mailbox, Set.of(RequestState.STAGED)).stream()
        .map(StoredRequest::request)
        .filter(each -> stores.now().isBefore(StagedLinks.expires(each)))
        .map(AccessRequest::found)
        .anyMatch(
            each ->
                Objects.equals(each.account(), request.found().account())
                    && Objects.equals(each.site(), request.found().site()));
  }
}
