package io.github.portalinvites.internal.registration;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.Site;
import io.github.portalinvites.internal.invitation.Standings;
import io.github.portalinvites.internal.portal.LostRace;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.registration.AccessRequest;
import io.github.portalinvites.registration.AccessRequest.Decision;
import io.github.portalinvites.registration.RequestId;
import io.github.portalinvites.registration.RequestKind;
import io.github.portalinvites.registration.RequestState;
import io.github.portalinvites.registration.StagedLink;
import io.github.portalinvites.storage.RequestStore.StoredRequest;
import io.github.portalinvites.storage.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Accounts that wait for the yes of whoever has a login. Lives within one transaction. */
record StagedLinks(Stores stores, Rules rules) {

  private static final Duration LIFETIME = Duration.ofDays(30);
  private static final Set<RequestState> STAGED = Set.of(RequestState.STAGED);

  List<StagedLink> of(String username) {
    return waiting(username).flatMap(each -> shown(each).stream()).toList();
  }

  boolean confirm(String username, RequestId request) {
    return find(username, request).filter(this::confirm).isPresent();
  }

  boolean dismiss(String username, RequestId request) {
    return find(username, request).filter(this::dismiss).isPresent();
  }

  /** Nobody has a login by mailbox where each contact has its own. */
  private Stream<StoredRequest> waiting(String username) {
    if (!rules.host().logins().byMailbox()) {
      return Stream.of();
    }
    return EmailAddress.find(username).map(IdentityId::of).stream()
        .filter(mailbox -> Standings.read(stores, mailbox).isAccepted(mailbox))
        .flatMap(mailbox -> stores.requests().of(mailbox, STAGED).stream())
        .filter(each -> stores.now().isBefore(expires(each.request())));
  }

  private Optional<StoredRequest> find(String username, RequestId request) {
    return waiting(username).filter(each -> each.request().id().equals(request)).findFirst();
  }

  /** What staff approved was staged then; anything else right after its receipt. */
  static Instant expires(AccessRequest request) {
    var decision = request.decision();
    return (decision == null ? request.received() : decision.at()).plus(LIFETIME);
  }

  private Optional<StagedLink> shown(StoredRequest stored) {
    var request = stored.request();
    return account(request)
        .filter(account -> owner(stored).filter(each -> !isLinked(each, account)).isPresent())
        .map(
            account ->
                new StagedLink(
                    request.id(),
                    account.number(),
                    account.name(),
                    site(request).map(Site::name).orElse(null),
                    request.received(),
                    expires(request)));
  }

  private boolean isLinked(ContactId contact, Account account) {
    return stores.directory().linkedAccount(contact, account.id()).isPresent();
  }

  /** Its account, if it may still be seen. */
  private Optional<Account> account(AccessRequest request) {
    var accounts = Accounts.in(stores);
    return Optional.ofNullable(request.found().account())
        .flatMap(accounts::find)
        .filter(account -> accounts.closed(account, asked(request)).isEmpty());
  }

  /** Staff may open what a class keeps customers from opening themselves. */
  private static RequestKind asked(AccessRequest request) {
    return request.decision() == null ? request.kind() : RequestKind.ADDRESS;
  }

  private Optional<Site> site(AccessRequest request) {
    var site = request.found().site();
    return site == null
        ? Optional.empty()
        : stores.directory().sites(List.of(site)).stream().findFirst();
  }

  private boolean confirm(StoredRequest stored) {
    rules.attempts().lock(stores, stored.mailbox());
    return account(stored.request())
        .flatMap(account -> owner(stored).filter(contact -> confirm(stored, account, contact)))
        .isPresent();
  }

  private boolean confirm(StoredRequest stored, Account account, ContactId contact) {
    var request = stored.request().found(stored.request().found().contact(contact));
    var contacts = NewContacts.in(stores, rules.portal(), rules.policy().contactMaker());
    // a link that is there by now says how far it reaches
    if (contacts.isEmpty() || isLinked(contact, account)) {
      return false;
    }
    contacts.get().link(request, contact, account.id(), request.found().site());
    write(stored, request, RequestState.LINKED, Activity.Kind.LINK_CONFIRMED);
    rules.notices().success(stores, request, account.id());
    return true;
  }

  /** The contact that it was staged for, if it still has the login; else another that has. */
  private Optional<ContactId> owner(StoredRequest stored) {
    var staged = stored.request().found().contact();
    return stores
        .directory()
        .contacts(rules.host().logins().knownAtMailbox(stores, stored.mailbox()))
        .stream()
        .filter(Contact::portalAccess)
        .map(Contact::id)
        .min(
            Comparator.<ContactId, Boolean>comparing(each -> !each.equals(staged))
                .thenComparing(ContactId::key));
  }

  private boolean dismiss(StoredRequest stored) {
    write(stored, stored.request(), RequestState.DECLINED, Activity.Kind.LINK_DISMISSED);
    return true;
  }

  private void write(
      StoredRequest stored, AccessRequest request, RequestState state, Activity.Kind kind) {
    var decided =
        request
            .state(state, request.reason())
            .decided(new Decision(Decision.PERSON, stores.now(), null));
    if (!stores.requests().change(rules.kept(stored, decided))) {
      throw new LostRace("An access request");
    }
    RequestHistory.append(stores, Decision.PERSON, kind, decided);
  }
}
