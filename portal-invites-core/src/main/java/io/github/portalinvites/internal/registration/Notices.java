package io.github.portalinvites.internal.registration;

import static java.util.stream.Collectors.toMap;

import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.ContactLink;
import io.github.portalinvites.directory.ContactLink.BillingRole;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.registration.AccessRequest;
import io.github.portalinvites.storage.ContactFacts;
import io.github.portalinvites.storage.LinkFacts;
import io.github.portalinvites.storage.LinkedAccount;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.template.TemplateId;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** Tells people what follows from requests for access. */
record Notices(RequestMails mails, Attempts attempts) {

  /** However often somebody types an address. */
  private static final Duration BETWEEN = Duration.ofDays(1);

  /** So many read their mail; the mailboxes of a whole company need not. */
  private static final int MOST_BILLING_CONTACTS = 20;

  /** Tells a user who asked in vain that there is a login already. */
  void loginExists(Stores stores, ContactId contact, AccountId account) {
    stores
        .directory()
        .linkedAccount(contact, account)
        .ifPresent(link -> tell(stores, link, account, TemplateId.LOGIN_EXISTS));
  }

  /** Tells a user that something waits at the next login; not what, since anybody can ask. */
  void linkStaged(Stores stores, ContactId contact, AccountId account) {
    stores.directory().linkedAccounts(contact).stream()
        .findFirst()
        .ifPresent(link -> tell(stores, link, account, TemplateId.LINK_STAGED));
  }

  private void tell(Stores stores, LinkedAccount link, AccountId account, TemplateId notice) {
    var about = "%s %s %s".formatted(notice, account, IdentityId.mailboxOf(link.contact()).value());
    if (attempts.isFirst(stores, "told", about, BETWEEN)) {
      mails.tellUser(stores, link, notice);
    }
  }

  /** Tells the billing contacts on file that somebody else was let in. */
  void success(Stores stores, AccessRequest request, AccountId account) {
    var asked = IdentityId.of(EmailAddress.parse(request.typed().email()));
    billingContacts(stores, account)
        .filter(each -> !IdentityId.mailboxOf(each.contact()).equals(asked))
        .collect(
            toMap(
                each -> IdentityId.mailboxOf(each.contact()),
                each -> each,
                (first, other) -> first,
                LinkedHashMap::new))
        .values()
        .stream()
        .limit(MOST_BILLING_CONTACTS)
        .flatMap(each -> stores.directory().linkedAccount(each.contact().id(), account).stream())
        .forEach(link -> mails.tellCustomer(stores, link, TemplateId.SELF_REGISTERED));
  }

  /** Those who can be mailed, the primary ones first. */
  private static Stream<ContactFacts> billingContacts(Stores stores, AccountId account) {
    var linked = stores.directory().contactsOf(List.of(account));
    return stores.directory().facts(linked).stream()
        .filter(each -> EmailAddress.find(each.contact().reach().email()).isPresent())
        .filter(each -> role(each, account) != BillingRole.NONE)
        .sorted(
            Comparator.<ContactFacts, BillingRole>comparing(each -> role(each, account))
                .reversed()
                .thenComparing(each -> each.contact().id().key()));
  }

  private static BillingRole role(ContactFacts facts, AccountId account) {
    return facts.links().stream()
        .map(LinkFacts::link)
        .filter(each -> each.account().equals(account))
        .map(ContactLink::billing)
        .findFirst()
        .orElse(BillingRole.NONE);
  }
}
