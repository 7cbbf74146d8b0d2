package io.github.portalinvites.testkit;

import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountClass;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactLink;
import io.github.portalinvites.directory.DirectoryRecord;
import io.github.portalinvites.directory.Division;
import io.github.portalinvites.directory.Invoice;
import io.github.portalinvites.directory.PersonName;
import io.github.portalinvites.directory.Service;
import io.github.portalinvites.directory.Site;
import java.time.LocalDate;
import java.util.List;

/**
 * Records by number, to be altered by their own withers. Account <i>n</i> is active, in division 1
 * and class 1, where the portal is on; contact <i>n</i> has the address {@code
 * contact<n>@example.org}.
 */
public record DirectoryRecords(Keys keys) {

  public static final DirectoryRecords RECORDS = new DirectoryRecords(Keys.WHOLE_NUMBERS);

  /** A contact who can be invited, with everything that it takes; all numbered {@code n}. */
  public List<DirectoryRecord> invitable(int n) {
    return List.of(division(1), accountClass(1), account(n), contact(n), link(n, n));
  }

  public Division division(int n) {
    return Division.of(keys.division(n), "Division " + n)
        .emailFrom("office@division%d.example".formatted(n));
  }

  public AccountClass accountClass(int n) {
    return AccountClass.of(keys.accountClass(n), "Class " + n);
  }

  public Account account(int n) {
    return Account.of(keys.account(n), "A" + n, "Account " + n, keys.division(1))
        .accountClass(keys.accountClass(1));
  }

  public Site site(int n, int account) {
    return Site.of(keys.site(n), keys.account(account), "S" + n, "Site " + n);
  }

  public Service service(int n, int site) {
    return Service.active(keys.service(n), keys.site(site));
  }

  public Contact contact(int n) {
    return Contact.of(keys.contact(n), PersonName.of("Contact " + n))
        .email("contact%d@example.org".formatted(n));
  }

  public ContactLink link(int contact, int account) {
    return ContactLink.of(keys.contact(contact), keys.account(account));
  }

  public Invoice invoice(int n, int account) {
    var date = LocalDate.of(2026, 4, 30);
    return Invoice.of(keys.invoice(n), keys.account(account), "I" + n, date);
  }
}
