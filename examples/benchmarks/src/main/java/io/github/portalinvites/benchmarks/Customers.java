package io.github.portalinvites.benchmarks;

import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountClass;
import io.github.portalinvites.directory.AccountClassId;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.ContactLink;
import io.github.portalinvites.directory.DirectoryRecord;
import io.github.portalinvites.directory.Division;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.directory.PersonName;
import io.github.portalinvites.directory.Service;
import io.github.portalinvites.directory.ServiceId;
import io.github.portalinvites.directory.Site;
import io.github.portalinvites.directory.SiteId;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A generated directory: contacts with a mailbox each, and an account each with a site and a
 * service; every tenth contact is also linked to the next one's account.
 *
 * @param divisions how many
 * @param each contacts in each division
 */
record Customers(int divisions, int each) {

  private static final int CLASSES = 3;
  private static final int SECOND_LINK_EVERY = 10;

  static DivisionId division(int number) {
    return DivisionId.of(number);
  }

  /** Everything, each record after those that it refers to. */
  Stream<DirectoryRecord> records() {
    return Stream.of(lists(), accounts(), sites(), services(), contacts(), links())
        .<DirectoryRecord>flatMap(kind -> kind);
  }

  Stream<DirectoryRecord> lists() {
    return Stream.concat(
        IntStream.rangeClosed(1, divisions)
            .mapToObj(
                n -> Division.of(division(n), "Division " + n).emailFrom("invites@example.com")),
        IntStream.range(0, CLASSES)
            .mapToObj(n -> AccountClass.of(AccountClassId.of(n), "Class " + n)));
  }

  Stream<Account> accounts() {
    return numbers()
        .mapToObj(
            n ->
                Account.of(AccountId.of(n), "A" + n, "Household " + n, divisionOf(n))
                    .accountClass(AccountClassId.of(n % CLASSES))
                    .automaticPayment(n % 4 == 0));
  }

  Stream<Site> sites() {
    return numbers()
        .mapToObj(n -> Site.of(SiteId.of(n), AccountId.of(n), "S" + n, "Main Street " + n));
  }

  Stream<Service> services() {
    return numbers().mapToObj(n -> Service.active(ServiceId.of(n), SiteId.of(n)));
  }

  Stream<Contact> contacts() {
    return numbers()
        .mapToObj(
            n ->
                Contact.of(ContactId.of(n), PersonName.of("Pat", "Number" + n))
                    .email("pat.number" + n + "@customers.example"));
  }

  Stream<ContactLink> links() {
    return numbers()
        .boxed()
        .flatMap(
            n ->
                n % SECOND_LINK_EVERY == 0
                    ? Stream.of(link(n, 0), link(n, 1))
                    : Stream.of(link(n, 0)));
  }

  private ContactLink link(long contact, int further) {
    return ContactLink.of(ContactId.of(contact), AccountId.of(contact - further));
  }

  private LongStream numbers() {
    return LongStream.rangeClosed(1, (long) divisions * each);
  }

  private DivisionId divisionOf(long number) {
    return division((int) ((number - 1) / each) + 1);
  }
}
