package io.github.portalinvites.examples.quickstart;

import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountClass;
import io.github.portalinvites.directory.AccountClassId;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.AccountStatus;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.ContactLink;
import io.github.portalinvites.directory.ContactLink.BillingRole;
import io.github.portalinvites.directory.DirectoryRecord;
import io.github.portalinvites.directory.Division;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.directory.PersonName;
import io.github.portalinvites.directory.PortalSettings;
import io.github.portalinvites.directory.Service;
import io.github.portalinvites.directory.ServiceId;
import io.github.portalinvites.directory.Site;
import io.github.portalinvites.directory.SiteId;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The customers of a made-up pool service: the same people in each town that is built. */
final class Town {

  static final DivisionId HOUSTON = DivisionId.of(1);
  static final DivisionId DALLAS = DivisionId.of(2);
  static final DivisionId GALVESTON = DivisionId.of(3);

  /** A provider whose mailboxes are gone. */
  static final String CLOSED_PROVIDER = "oldtown-dialup.example";

  private static final AccountClassId HOMES = AccountClassId.of(1);
  private static final AccountClassId BUSINESSES = AccountClassId.of(2);
  private static final AccountClassId CITY = AccountClassId.of(3);
  private static final int FIRST_NUMBER = 48_000;

  private final Random random = new Random(48_977);
  private final Map<String, Integer> taken = new HashMap<>();
  private final List<DirectoryRecord> records = new ArrayList<>();
  private final List<Contact> contacts = new ArrayList<>();
  private int accounts;

  Town(int size) {
    lists();
    while (accounts < size) {
      account();
    }
  }

  /** Everything there is; each record follows those that it refers to. */
  List<DirectoryRecord> records() {
    return records;
  }

  List<Contact> contacts() {
    return contacts;
  }

  int accounts() {
    return accounts;
  }

  private void lists() {
    records.add(division(HOUSTON, "Brightwater Houston", "houston"));
    records.add(division(DALLAS, "Brightwater Dallas", "dallas"));
    records.add(division(GALVESTON, "Brightwater Galveston", "galveston"));
    records.add(AccountClass.of(HOMES, "Homes"));
    records.add(AccountClass.of(BUSINESSES, "Businesses"));
    records.add(
        AccountClass.of(CITY, "City and county").portal(PortalSettings.DEFAULT.access(false)));
  }

  private static Division division(DivisionId id, String name, String mailbox) {
    return Division.of(id, name)
        .emailFrom(mailbox + "@brightwater.example")
        .zone(ZoneId.of("America/Chicago"));
  }

  private void account() {
    var id = AccountId.of(++accounts);
    var family = one(Names.FAMILY);
    int kind = random.nextInt(100);
    if (kind < 82) {
      save(id, HOMES, family + " residence");
      household(id, family);
    } else {
      var business = family + " " + one(Names.TRADES);
      save(id, kind < 96 ? BUSINESSES : CITY, kind < 96 ? business : one(Names.PLACES));
      office(id, business);
    }
    site(id);
  }

  private void save(AccountId id, AccountClassId accountClass, String name) {
    int place = random.nextInt(100);
    var division = place < 50 ? HOUSTON : place < 85 ? DALLAS : GALVESTON;
    records.add(
        Account.of(id, String.valueOf(FIRST_NUMBER + accounts), name, division)
            .accountClass(accountClass)
            .status(in(95) ? AccountStatus.ACTIVE : AccountStatus.INACTIVE)
            .balance(
                in(35) ? BigDecimal.valueOf(1_000L + random.nextInt(40_000), 2) : BigDecimal.ZERO)
            .automaticPayment(in(40)));
  }

  private void site(AccountId account) {
    var site = SiteId.of(accounts);
    records.add(Site.of(site, account, "1", "Pool"));
    var service = ServiceId.of(accounts);
    records.add(in(88) ? Service.active(service, site) : Service.ended(service, site));
  }

  private void household(AccountId account, String family) {
    var given = one(Names.GIVEN);
    var email = email(given, family);
    link(contact(given, family, email), account, BillingRole.PRIMARY_BILLING);
    if (in(30)) {
      var other = one(Names.GIVEN);
      var shared = in(35);
      link(
          contact(other, family, shared ? email : email(other, family)), account, BillingRole.NONE);
    }
    if (in(8) && accounts > 1) {
      // a second house, looked after by the same person
      link(contacts.get(contacts.size() - 1), AccountId.of(accounts - 1), BillingRole.NONE);
    }
  }

  private void office(AccountId account, String business) {
    var mailbox = "office@" + word(business) + ".example";
    int people = 1 + random.nextInt(3);
    for (int i = 0; i < people; i++) {
      var given = one(Names.GIVEN);
      var family = one(Names.FAMILY);
      var own = word(given) + "@" + word(business) + ".example";
      var role = i == 0 ? BillingRole.BILLING : BillingRole.NONE;
      link(contact(given, family, in(60) ? own : mailbox), account, role);
    }
  }

  private Contact contact(String given, String family, @Nullable String email) {
    var id = ContactId.of(contacts.size() + 1L);
    var contact = Contact.of(id, PersonName.of(given, family)).email(email).portalAccess(!in(2));
    contacts.add(contact);
    records.add(contact);
    return contact;
  }

  private void link(Contact contact, AccountId account, BillingRole role) {
    records.add(ContactLink.of(contact.id(), account).billing(role));
  }

  private @Nullable String email(String given, String family) {
    int chance = random.nextInt(1000);
    if (chance < 45) {
      return null;
    }
    var name = word(given) + "." + word(family);
    int same = taken.merge(name, 1, Integer::sum);
    var local = same == 1 ? name : name + same;
    if (chance < 60) {
      return local + one(Names.SLIPS);
    }
    return local + "@" + (chance < 75 ? CLOSED_PROVIDER : one(Names.PROVIDERS));
  }

  private static String word(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }

  private boolean in(int percent) {
    return random.nextInt(100) < percent;
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
