package io.github.portalinvites.examples.features;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.PortalInvitesBuilder;
import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountClass;
import io.github.portalinvites.directory.AccountClassId;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.ContactLink;
import io.github.portalinvites.directory.ContactLink.BillingRole;
import io.github.portalinvites.directory.Division;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.directory.Invoice;
import io.github.portalinvites.directory.InvoiceId;
import io.github.portalinvites.directory.PersonName;
import io.github.portalinvites.directory.PortalSettings;
import io.github.portalinvites.memory.InMemoryStorage;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.settings.SystemOptions;
import io.github.portalinvites.settings.SystemOptions.AddressRequests;
import io.github.portalinvites.storage.PortalStorage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A pool service with a handful of customers, which every example starts from. */
final class SampleHost {

  static final Actor DANA = Actor.of("dana", "Dana Whitfield");
  static final DivisionId HOUSTON = DivisionId.of(1);
  static final DivisionId DALLAS = DivisionId.of(2);
  static final ContactId ROSA = ContactId.of(1);
  static final ContactId MILES = ContactId.of(2);
  static final ContactId ADA = ContactId.of(3);
  static final AccountId ROSAS_HOUSE = AccountId.of(101);
  static final AccountId MILES_HOUSE = AccountId.of(102);

  static final String ROSAS_ADDRESS = "12 Main St., Apt. 4, Houston TX";

  private static final AccountClassId HOMES = AccountClassId.of(1);
  private static final AccountId LAKE_HOUSE = AccountId.of(103);
  private static final AccountId HOTEL = AccountId.of(201);

  private SampleHost() {}

  /** A portal in memory. */
  static PortalInvitesBuilder portal() {
    return portal(new InMemoryStorage());
  }

  /** A portal whose staff may do everything. */
  static PortalInvitesBuilder portal(PortalStorage storage) {
    return PortalInvites.builder(storage)
        .secretKey("2026-11", "not-a-key-for-a-real-portal-0123".getBytes(US_ASCII))
        .authorizer((portal, actor, permission) -> PermittedDivisions.ALL);
  }

  /** What every send needs, and six customers. */
  static void fill(PortalInvites portal) {
    portal.settings().save(DANA, SystemOptions.DEFAULT.portalUrl("https://my.brightwater.example"));
    portal
        .directory()
        .save(
            Division.of(HOUSTON, "Brightwater Houston")
                .emailFrom("houston@brightwater.example")
                .zone(ZoneId.of("America/Chicago")),
            Division.of(DALLAS, "Brightwater Dallas").emailFrom("dallas@brightwater.example"),
            AccountClass.of(HOMES, "Homes"),
            account(ROSAS_HOUSE, "48977", "Delgado residence")
                .automaticPayment(true)
                .address(ROSAS_ADDRESS),
            account(MILES_HOUSE, "48978", "Okafor residence").balance(new BigDecimal("84.50")),
            account(LAKE_HOUSE, "48979", "Okafor lake house"),
            Account.of(HOTEL, "70411", "Hotel Meridian", DALLAS));
    portal
        .directory()
        .save(
            contact(ROSA, "Rosa", "Delgado").email("rosa.delgado@mail.example"),
            contact(MILES, "Miles", "Okafor").email("okafor@mail.example"),
            contact(ADA, "Ada", "Okafor").email("okafor@mail.example"),
            contact(ContactId.of(4), "Henry", "Lindqvist"),
            contact(ContactId.of(5), "Priya", "Raman").email("priya@raman..example"),
            contact(ContactId.of(6), "Tom", "Becker").email("tom@meridian.example"),
            ContactLink.of(ROSA, ROSAS_HOUSE).billing(BillingRole.PRIMARY_BILLING),
            ContactLink.of(MILES, MILES_HOUSE).billing(BillingRole.BILLING),
            ContactLink.of(MILES, LAKE_HOUSE),
            ContactLink.of(ADA, LAKE_HOUSE),
            ContactLink.of(ContactId.of(4), ROSAS_HOUSE),
            ContactLink.of(ContactId.of(5), MILES_HOUSE),
            ContactLink.of(ContactId.of(6), HOTEL));
  }

  /** Both forms on the sign-in page, and an invoice for two of the accounts. */
  static void letCustomersAsk(PortalInvites portal) {
    var options = portal.settings().load();
    portal
        .settings()
        .save(
            DANA,
            options
                .signIn(options.signIn().requestLogin(true))
                .addressRequests(new AddressRequests(true, null)));
    var lately = LocalDate.now(ZoneOffset.UTC).minusDays(20);
    portal
        .directory()
        .save(
            AccountClass.of(HOMES, "Homes")
                .portal(PortalSettings.DEFAULT.invoiceRegistration(true)),
            Invoice.of(InvoiceId.of(1), ROSAS_HOUSE, "INV-20417", lately).quickPayCode("K7-2291"),
            Invoice.of(InvoiceId.of(2), LAKE_HOUSE, "INV-20533", lately));
  }

  private static Account account(AccountId id, String number, String name) {
    return Account.of(id, number, name, HOUSTON).accountClass(HOMES);
  }

  private static Contact contact(ContactId id, String given, String family) {
    return Contact.of(id, PersonName.of(given, family));
  }
}
