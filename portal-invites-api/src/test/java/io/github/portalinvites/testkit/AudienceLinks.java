package io.github.portalinvites.testkit;

import io.github.portalinvites.audience.AudienceRow;
import io.github.portalinvites.audience.Restriction;
import io.github.portalinvites.directory.AccountClassId;
import io.github.portalinvites.directory.AccountSourceId;
import io.github.portalinvites.directory.AccountStatus;
import io.github.portalinvites.directory.BillGroupId;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.directory.SiteSourceId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Standing;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.storage.AudienceLink;
import java.util.Locale;
import java.util.Set;

/**
 * Makes one audience row, contact × account. By default it is on an active account of division 1 in
 * class 1, in no other list, satisfies no restriction, and nobody was ever invited.
 */
public final class AudienceLinks {

  private final Keys keys;
  private final int contact;
  private final int account;
  private String name;
  private String firstName;
  private String email;
  private String accountNumber;
  private String accountName;
  private DivisionId division;
  private AccountClassId accountClass;
  private BillGroupId billGroup;
  private AccountSourceId accountSource;
  private AccountStatus accountStatus = AccountStatus.ACTIVE;
  private Set<SiteSourceId> siteSources = Set.of();
  private Set<Restriction> satisfied = Set.of();
  private Standing standing = Standing.NEVER_INVITED;
  private boolean ownLogin;

  private AudienceLinks(Keys keys, int contact, int account) {
    this.keys = keys;
    this.contact = contact;
    this.account = account;
    name = "Contact " + contact;
    firstName = name;
    email = "contact%d@example.org".formatted(contact);
    accountNumber = "A" + account;
    accountName = "Account " + account;
    division = keys.division(1);
    accountClass = keys.accountClass(1);
  }

  public static AudienceLinks link(Keys keys, int contact, int account) {
    return new AudienceLinks(keys, contact, account);
  }

  public AudienceLinks name(String value) {
    name = value;
    return firstName(value);
  }

  public AudienceLinks firstName(String value) {
    firstName = value;
    return this;
  }

  /** Also decides the identity; null for none. */
  public AudienceLinks email(String value) {
    email = value;
    return this;
  }

  /** Lets the contact be its own identity, whatever its mailbox. */
  public AudienceLinks ownLogin() {
    ownLogin = true;
    return this;
  }

  public AudienceLinks account(String number, String named) {
    accountNumber = number;
    accountName = named;
    return this;
  }

  public AudienceLinks division(int n) {
    division = keys.division(n);
    return this;
  }

  public AudienceLinks accountClass(int n) {
    accountClass = keys.accountClass(n);
    return this;
  }

  public AudienceLinks noAccountClass() {
    accountClass = null;
    return this;
  }

  public AudienceLinks billGroup(int n) {
    billGroup = keys.billGroup(n);
    return this;
  }

  public AudienceLinks accountSource(int n) {
    accountSource = keys.accountSource(n);
    return this;
  }

  public AudienceLinks accountStatus(AccountStatus value) {
    accountStatus = value;
    return this;
  }

  public AudienceLinks siteSources(SiteSourceId... values) {
    siteSources = Set.of(values);
    return this;
  }

  public AudienceLinks satisfies(Restriction... values) {
    satisfied = Set.of(values);
    return this;
  }

  public AudienceLinks standing(Standing value) {
    standing = value;
    return this;
  }

  public AudienceLink build() {
    var id = keys.contact(contact);
    var automatic = !satisfied.contains(Restriction.WITHOUT_AUTOMATIC_PAYMENT);
    return new AudienceLink(
        EmailAddress.find(email)
            .filter(mailbox -> !ownLogin)
            .map(IdentityId::of)
            .orElseGet(() -> IdentityId.of(id)),
        new AudienceLink.Person(id, name, email),
        new AudienceRow.AccountOf(
            keys.account(account), division, accountNumber, accountName, automatic),
        new AudienceLink.Criteria(
            accountClass, billGroup, accountSource, accountStatus, siteSources, satisfied),
        new AudienceLink.Keys(folded(name), folded(firstName), folded(accountNumber), searchText()),
        standing);
  }

  private String searchText() {
    return folded(String.join("\n", name, String.valueOf(email), accountNumber, accountName));
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
