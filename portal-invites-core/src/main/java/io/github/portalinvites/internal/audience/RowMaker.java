package io.github.portalinvites.internal.audience;

import io.github.portalinvites.audience.AudienceRow.AccountOf;
import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.internal.invitation.Logins;
import io.github.portalinvites.internal.invitation.Standings;
import io.github.portalinvites.storage.AudienceLink;
import io.github.portalinvites.storage.AudienceLink.Criteria;
import io.github.portalinvites.storage.AudienceLink.Keys;
import io.github.portalinvites.storage.AudienceLink.Person;
import io.github.portalinvites.storage.ContactFacts;
import io.github.portalinvites.storage.LinkFacts;
import java.util.List;

/** Computes the audience rows of a contact from its facts. */
final class RowMaker {

  private RowMaker() {}

  static List<AudienceLink> rows(ContactFacts facts, Logins logins, Standings standings) {
    var contact = facts.contact();
    var owner = logins.owner(contact);
    var standing = standings.of(owner);
    var person = new Person(contact.id(), contact.name().full(), contact.reach().email());
    return facts.links().stream()
        .map(
            link ->
                new AudienceLink(
                    owner.login(),
                    person,
                    account(link.account()),
                    criteria(link),
                    keys(contact, link.account()),
                    standing))
        .toList();
  }

  static String searchText(Contact contact, Account account) {
    return String.join(
        "\n",
        FoldedText.of(contact.name().full()),
        FoldedText.of(contact.reach().email()),
        FoldedText.of(account.number()),
        FoldedText.of(account.name()));
  }

  private static AccountOf account(Account account) {
    return new AccountOf(
        account.id(),
        account.lists().division(),
        account.number(),
        account.name(),
        account.automaticPayment());
  }

  private static Criteria criteria(LinkFacts link) {
    var places = link.account().lists();
    return new Criteria(
        places.accountClass(),
        places.billGroup(),
        places.source(),
        link.account().status(),
        link.siteSources(),
        FilterRules.satisfied(link));
  }

  private static Keys keys(Contact contact, Account account) {
    return new Keys(
        FoldedText.key(contact.name().full()),
        ListedName.of(contact.name()).key(),
        FoldedText.numberKey(account.number()),
        searchText(contact, account));
  }
}
