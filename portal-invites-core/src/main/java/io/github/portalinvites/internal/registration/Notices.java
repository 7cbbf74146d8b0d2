package io.github.portalinvites.internal.registration;

import static java.util.stream.Collectors.toMap;

import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.ContactLink.BillingRole;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.registration.AccessRequest;
import io.github.portalinvites.storage.ContactFacts;
import io.github.portalinvites.storage.LinkedAccount;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.template.TemplateId;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Tells people what follows from requests for access. */
record Notices(RequestMails mails, Attempts attempts) {

  /** However often somebody types an address. */
  private static final Duration BETWEEN = Duration.ofDays(1);

  /** So many read their mail; the mailboxes of a whole company need not. */
  private static final int MOST_BILLING_CONTACTS = 10;

  /** Tells a user who asked in vain that there is a login already. */
  void loginExists(Stores stores, ContactId contact, AccountId account) {
    stores
        .directory()
        .linkedAccount(contact, account)
        .ifPresent(link -> tell(stores, link, TemplateId.LOGIN_EXISTS));
  }

  /** Tells a user that something waits at the next login; not what, since anybody can ask. */
  void linkStaged(Stores stores, ContactId contact) {
    stores.directory().linkedAccounts(contact).stream()
        .findFirst()
        .ifPresent(link -> tell(stores, link, TemplateId.LINK_STAGED));
  }

  private void tell(Stores stores, LinkedAccount link, TemplateId notice) {
    var mailbox = IdentityId.mailboxOf(link.contact()).value();
    if (attempts.isFirst(stores, "told", mailbox, BETWEEN)) {
      mails.tellUser(stores, link, notice);
    }
  }

  /** Tells the billing contacts on file that somebody else was let in. */
  void success(Stores stores, AccessRequest request) {
    var account = Objects.requireNonNull(request.found().account());
    var asked = IdentityId.of(EmailAddress.parse(request.typed().email()));
    billingContacts(stores, account)
        .filter(each -> !mailbox(each).equals(asked))
        .collect(toMap(Notices::mailbox, each -> each, (first, other) -> first))
        .values()
        .stream()
        .map(each -> each.contact().id())
        .sorted(Comparator.comparing(ContactId::key))
        .limit(MOST_BILLING_CONTACTS)
        .flatMap(each -> stores.directory().linkedAccount(each, account).stream())
        .forEach(link -> mails.tellCustomer(stores, link, TemplateId.SELF_REGISTERED));
  }

  private static Stream<ContactFacts> billingContacts(Stores stores, AccountId account) {
    var linked = stores.directory().contactsOf(List.of(account));
    return stores.directory().facts(linked).stream()
        .filter(
            each ->
                each.links().stream()
                    .map(facts -> facts.link())
                    .anyMatch(
                        link ->
                            link.account().equals(account) && link.billing() != BillingRole.NONE))
        .sorted(Comparator.comparing(each -> each.contact().id().key()));
  }

  private static IdentityId mailbox(ContactFacts facts) {
    return IdentityId.mailboxOf(facts.contact());
  }
}
