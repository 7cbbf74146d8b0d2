package io.github.portalinvites.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.directory.AccountClass;
import io.github.portalinvites.directory.AccountSource;
import io.github.portalinvites.directory.AccountStatus;
import io.github.portalinvites.directory.BillGroup;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.ContactLink.BillingRole;
import io.github.portalinvites.directory.Invoice;
import io.github.portalinvites.directory.PersonName;
import io.github.portalinvites.directory.PortalSettings;
import io.github.portalinvites.directory.PortalSettings.InactiveSites;
import io.github.portalinvites.directory.SiteSource;
import io.github.portalinvites.storage.ContactFacts;
import io.github.portalinvites.storage.LinkFacts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every fact comes back as the host has it. */
public interface DirectoryContract extends StorageContract {

  /** What may stand in any text. */
  String ANY_TEXT = "O'Neil \"%_\\ ; -- \n\t Zürich ﬁ 東京 \uD83D\uDE80 e\u0301 ${x} :name ?";

  @Test
  default void divisionsComeBackInKeyOrder() {
    var berlin =
        records()
            .division(2)
            .zone(ZoneId.of("Europe/Berlin"))
            .locale(Locale.forLanguageTag("de-CH"))
            .senderDomains(Set.of("a.example", "b.example"));
    var plain = records().division(1).emailFrom(null);
    given(berlin, plain);
    look(stores -> assertThat(stores.directory().divisions()).containsExactly(plain, berlin));
  }

  @Test
  default void accountClassesComeBackInKeyOrder() {
    var settings = new PortalSettings(false, true, true, InactiveSites.SERVICE_HISTORY_ONLY, "vip");
    var closed = AccountClass.of(keys().accountClass(2), "Government").portal(settings);
    var plain = records().accountClass(1);
    given(closed, plain);
    look(stores -> assertThat(stores.directory().accountClasses()).containsExactly(plain, closed));
  }

  @Test
  default void otherListsComeBackInKeyOrder() {
    given(
        BillGroup.of(keys().billGroup(10), "Ten"),
        BillGroup.of(keys().billGroup(9), "Nine"),
        AccountSource.of(keys().accountSource(1), "Web"),
        SiteSource.of(keys().siteSource(1), "Walk-in"));
    look(
        stores -> {
          var directory = stores.directory();
          assertThat(directory.billGroups()).extracting("name").containsExactly("Nine", "Ten");
          assertThat(directory.accountSources()).extracting("name").containsExactly("Web");
          assertThat(directory.siteSources()).extracting("name").containsExactly("Walk-in");
        });
  }

  @Test
  default void listsOfAnEmptyDirectoryAreEmpty() {
    look(
        stores -> {
          assertThat(stores.directory().divisions()).isEmpty();
          assertThat(stores.directory().accountClasses()).isEmpty();
          assertThat(stores.directory().contactsAfter(null, 10)).isEmpty();
        });
  }

  @Test
  default void contactComesBackAsItWas() {
    var contact =
        Contact.of(keys().contact(1), PersonName.of("Ann", "Lee").title("Dr"))
            .email(" Ann@Example.ORG ")
            .email2("ann@home.example")
            .mobilePhone("+41 79 000 00 00")
            .locale(Locale.forLanguageTag("fr-CA"))
            .note("met at the fair")
            .portalAccess(false);
    given(contact);
    assertThat(facts(1)).isEqualTo(new ContactFacts(contact, List.of()));
    assertThat(contacts(keys().contact(1))).containsExactly(contact);
  }

  @Test
  default void contactsComeOnceEachInKeyOrderAndMissingOnesAreLeftOut() {
    given(records().contact(10), records().contact(9), records().contact(11));
    given(records().account(1), records().link(9, 1));
    var stranger = keys().ofAnotherType().contact(11);
    var wanted = Stream.of(10, 9, 10, 8).map(keys()::contact);
    assertThat(contacts(Stream.concat(wanted, Stream.of(stranger)).toArray(ContactId[]::new)))
        .containsExactly(records().contact(9), records().contact(10));
    assertThat(contacts()).isEmpty();
  }

  @Test
  default void contactWithoutAnythingComesBackAsItWas() {
    var contact = Contact.of(keys().contact(1), PersonName.of("Ann"));
    given(contact);
    assertThat(facts(1).contact()).isEqualTo(contact);
  }

  @Test
  default void accountComesBackAsItWas() {
    var account =
        records()
            .account(1)
            .billGroup(keys().billGroup(2))
            .source(keys().accountSource(3))
            .status(AccountStatus.PROSPECT)
            .balance(new BigDecimal("-1234567890.12"))
            .automaticPayment(true)
            .address("1 Main St");
    given(account, records().contact(1), records().link(1, 1));
    var found = onlyLink(1).account();
    assertThat(found.balance()).isEqualByComparingTo(account.balance());
    assertThat(found.balance(account.balance())).isEqualTo(account);
  }

  @Test
  default void accountsComeOnceEachInKeyOrderAndMissingOnesAreLeftOut() {
    given(records().account(10).address("1 Main St"), records().account(9), records().account(11));
    var wanted =
        List.of(
            keys().account(10),
            keys().account(9),
            keys().account(10),
            keys().account(8),
            keys().ofAnotherType().account(11));
    look(
        stores -> {
          assertThat(stores.directory().accounts(wanted))
              .extracting(each -> each.balance(BigDecimal.ZERO))
              .containsExactly(records().account(9), records().account(10).address("1 Main St"));
          assertThat(stores.directory().accounts(List.of())).isEmpty();
        });
  }

  @Test
  default void accountInNoListComesBackAsItWas() {
    var account = records().account(1).accountClass(null);
    given(account, records().contact(1), records().link(1, 1));
    assertThat(onlyLink(1).account().balance(account.balance())).isEqualTo(account);
  }

  @Test
  default void linkComesBackAsItWas() {
    var link =
        records()
            .link(1, 1)
            .billing(BillingRole.PRIMARY_BILLING)
            .sites(Set.of(keys().site(1), keys().site(2)));
    given(records().account(1), records().contact(1), link);
    given(records().site(1, 1), records().site(2, 1));
    assertThat(onlyLink(1).link()).isEqualTo(link);
  }

  @Test
  default void textComesBackAsItWas() {
    var contact = records().contact(1).name(PersonName.of(ANY_TEXT)).note(ANY_TEXT).email(ANY_TEXT);
    var account = records().account(1).address(ANY_TEXT);
    given(contact, account, records().link(1, 1));
    assertThat(facts(1).contact()).isEqualTo(contact);
    assertThat(onlyLink(1).account().address()).isEqualTo(ANY_TEXT);
  }

  @Test
  default void contactWithoutLinksHasNone() {
    given(records().contact(1));
    assertThat(facts(1).links()).isEmpty();
  }

  @Test
  default void factsComeInKeyOrderWithLinksByAccount() {
    given(records().account(9), records().account(10), records().contact(9), records().contact(10));
    given(records().link(10, 10), records().link(10, 9), records().link(9, 10));
    look(
        stores -> {
          var facts = stores.directory().facts(List.of(contact(10), contact(9)));
          assertThat(facts)
              .extracting(each -> each.contact().id())
              .containsExactly(contact(9), contact(10));
          assertThat(facts.get(1).links())
              .extracting(each -> each.account().id())
              .containsExactly(keys().account(9), keys().account(10));
        });
  }

  @Test
  default void factsOfUnknownContactsAreLeftOut() {
    given(records().contact(1));
    look(
        stores -> {
          var directory = stores.directory();
          assertThat(directory.facts(List.of(contact(2), contact(1), contact(1)))).hasSize(1);
          assertThat(directory.facts(List.of())).isEmpty();
        });
  }

  @Test
  default void linkToAnAccountThatIsNotThereIsLeftOut() {
    given(records().contact(1), records().link(1, 1), records().link(1, 2), records().account(2));
    assertThat(onlyLink(1).account().id()).isEqualTo(keys().account(2));
  }

  @Test
  default void factsOfManyContactsComeAtOnce() {
    given(IntStream.rangeClosed(1, 2_000).mapToObj(n -> records().contact(n)).toList());
    var asked = IntStream.rangeClosed(1_001, 12_000).mapToObj(this::contact).toList();
    look(stores -> assertThat(stores.directory().facts(asked)).hasSize(1_000));
  }

  @Test
  default void contactsOfAccountsAreThoseLinkedToAny() {
    given(records().contact(1), records().contact(2), records().contact(3));
    given(records().account(1), records().account(2));
    given(records().link(1, 1), records().link(2, 1), records().link(2, 2), records().link(3, 3));
    look(
        stores -> {
          var directory = stores.directory();
          assertThat(directory.contactsOf(List.of(keys().account(1), keys().account(2))))
              .containsExactlyInAnyOrder(contact(1), contact(2));
          assertThat(directory.contactsOf(List.of(keys().account(9)))).isEmpty();
          assertThat(directory.contactsOf(List.of())).isEmpty();
        });
  }

  @Test
  default void contactsAfterOneFollowInKeyOrder() {
    IntStream.of(11, 2, 9, 1, 10).forEach(n -> given(records().contact(n)));
    look(
        stores -> {
          var directory = stores.directory();
          assertThat(directory.contactsAfter(null, 3))
              .containsExactly(contact(1), contact(2), contact(9));
          assertThat(directory.contactsAfter(contact(9), 3))
              .containsExactly(contact(10), contact(11));
          assertThat(directory.contactsAfter(contact(3), 1)).containsExactly(contact(9));
          assertThat(directory.contactsAfter(contact(11), 3)).isEmpty();
        });
  }

  @Test
  default void invoiceComesBackAsItWas() {
    var invoice =
        new Invoice(
            keys().invoice(1),
            keys().account(1),
            ANY_TEXT,
            keys().site(1),
            LocalDate.of(2024, 2, 29),
            true,
            "QPC 7");
    given(records().account(1), records().site(1, 1), invoice);
    assertThat(invoices(ANY_TEXT)).containsExactly(invoice);
  }

  @Test
  default void everyInvoiceWithANumberIsFound() {
    given(records().account(1), records().account(2), records().invoice(3, 2).site(null));
    var first = Invoice.of(keys().invoice(1), keys().account(1), "I3", LocalDate.of(2026, 1, 1));
    given(first);
    assertThat(invoices("I3")).containsExactly(first, records().invoice(3, 2));
  }

  @Test
  default void invoiceNumbersAreComparedAsAWhole() {
    given(records().account(1), records().invoice(1, 1));
    assertThat(List.of("i1", "I", "I%", "I_", "I1 ", " I1", ""))
        .allSatisfy(number -> assertThat(invoices(number)).isEmpty());
  }

  @Test
  default void keysOfAnotherTypeMatchNothing() {
    given(records().contact(1), records().account(1), records().link(1, 1));
    var foreign = keys().ofAnotherType();
    look(
        stores -> {
          var directory = stores.directory();
          assertThat(directory.facts(List.of(foreign.contact(1), contact(1)))).hasSize(1);
          assertThat(directory.facts(List.of(foreign.contact(1)))).isEmpty();
          assertThat(directory.contactsOf(List.of(foreign.account(1)))).isEmpty();
        });
  }

  private ContactFacts facts(int contact) {
    return snapshot(stores -> stores.directory().facts(List.of(contact(contact)))).get(0);
  }

  private List<Contact> contacts(ContactId... ids) {
    return snapshot(stores -> stores.directory().contacts(List.of(ids)));
  }

  private LinkFacts onlyLink(int contact) {
    var links = facts(contact).links();
    assertThat(links).hasSize(1);
    return links.get(0);
  }

  private List<Invoice> invoices(String number) {
    return snapshot(stores -> stores.directory().invoices(number));
  }

  private ContactId contact(int n) {
    return keys().contact(n);
  }
}
