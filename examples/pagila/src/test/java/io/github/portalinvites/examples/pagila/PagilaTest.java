package io.github.portalinvites.examples.pagila;

import static io.github.portalinvites.examples.pagila.PagilaPortal.DANA;
import static io.github.portalinvites.examples.pagila.PagilaRun.BOTH_STORES;
import static io.github.portalinvites.examples.pagila.PagilaRun.FREQUENT;
import static io.github.portalinvites.examples.pagila.PagilaRun.STORE_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.Restriction;
import io.github.portalinvites.bulk.BulkRun;
import io.github.portalinvites.bulk.LedgerEntry;
import io.github.portalinvites.bulk.LedgerQuery;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.bulk.SendPlan;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.directory.AccountSourceId;
import io.github.portalinvites.directory.SiteSource;
import io.github.portalinvites.directory.SiteSourceId;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.Directory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The main job on foreign tables; each figure is also asked of these tables themselves. */
@TestInstance(Lifecycle.PER_CLASS)
class PagilaTest {

  private static final String MIKE = "Mike.Hillyer@sakilastaff.com";
  private static final String JON = "Jon.Stephens@sakilastaff.com";

  private static final String CUSTOMERS = "select count(*) from customer where active = 1 and ";

  private static final String CUSTOMERS_AND_MANAGERS =
      """
      select customer.email || ' from ' || staff.email
        from customer
        join store using (store_id)
        join staff on staff.staff_id = store.manager_staff_id
       where customer.active = 1
       order by 1
      """;

  private static final String TABLES =
      """
      select relname
        from pg_class
       where relnamespace = 'public'::regnamespace and relkind = 'r' and relname !~ '^pi_'
       order by relname
      """;

  private static final String FINGERPRINT =
      """
      select '%s ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '')
        from %s t
       order by 1
      """;

  private PagilaDatabase database;
  private PagilaPortal portal;
  private List<String> before;
  private SendPlan plan;
  private BulkRun run;

  @BeforeAll
  void sendToBothStores() throws Exception {
    var files = PagilaFiles.find();
    if (files.isEmpty()) {
      System.out.println(PagilaFiles.ABSENT);
    }
    assumeTrue(files.isPresent(), PagilaFiles.ABSENT);
    database = PagilaDatabase.start(files.get());
    before = fingerprints();
    portal = PagilaPortal.open(database, progress -> {});
    plan = portal.plan(BOTH_STORES);
    run = portal.send(plan);
  }

  @AfterAll
  void close() throws Exception {
    if (portal != null) {
      portal.close();
    }
    if (database != null) {
      database.close();
    }
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource
  void filtersCountWhatTheTablesSay(
      String name, AudienceFilter filter, long expected, String condition) throws Exception {
    var counts = portal.door().audience().counts(DANA, filter);
    assertThat(counts.total().contacts())
        .isEqualTo(expected)
        .isEqualTo(number(CUSTOMERS + condition));
    assertThat(counts.pending()).isEqualTo(counts.total());
  }

  static Stream<Arguments> filtersCountWhatTheTablesSay() {
    return Stream.of(
        arguments("store 1", STORE_1, 318, "store_id = 1"),
        arguments("both stores", BOTH_STORES, 584, "true"),
        arguments(
            "active services",
            STORE_1.restrictTo(Restriction.ACTIVE_SERVICES),
            83,
            """
            store_id = 1 and customer_id in
              (select customer_id from rental where return_date is null)
            """),
        arguments(
            "balance due",
            STORE_1.restrictTo(Restriction.BALANCE_DUE),
            54,
            """
            store_id = 1 and 0 <
              (select sum(rental_rate - 0.99)
                 from rental join inventory using (inventory_id) join film using (film_id)
                where rental.customer_id = customer.customer_id and return_date is null)
            """),
        arguments(
            "without automatic payment",
            STORE_1.restrictTo(Restriction.WITHOUT_AUTOMATIC_PAYMENT),
            304,
            "store_id = 1 and customer_id not in (select customer_id from payment where amount = 0)"),
        arguments(
            "FREQUENT",
            STORE_1.accountClasses(List.of(FREQUENT)),
            157,
            """
            store_id = 1 and customer_id in
              (select customer_id from rental group by customer_id having count(*) >= 27)
            """),
        arguments(
            "a district",
            BOTH_STORES.siteSources(List.of(SiteSourceId.of("Buenos Aires"))),
            10,
            "address_id in (select address_id from address where district = 'Buenos Aires')"),
        arguments(
            "a country",
            BOTH_STORES.accountSources(List.of(AccountSourceId.of(44))),
            57,
            """
            address_id in
              (select address_id from address join city using (city_id) where country_id = 44)
            """));
  }

  @Test
  void listsComeFromTheTables() throws Exception {
    assertThat(directory(Directory::divisions)).hasSize(2);
    assertThat(directory(Directory::accountClasses)).hasSize(2);
    assertThat(directory(Directory::billGroups)).isEmpty();
    assertThat(directory(Directory::accountSources))
        .hasSize((int) number("select count(*) from country"));
  }

  @Test
  void emptyDistrictIsNone() throws Exception {
    var districts = directory(Directory::siteSources);
    assertThat(districts)
        .hasSize(377)
        .hasSize((int) number("select count(distinct district) from address where district <> ''"));
    assertThat(districts).extracting(SiteSource::name).doesNotContain("");
  }

  @Test
  void paymentIsAnInvoice() {
    var invoices = directory(directory -> directory.invoices("17503"));
    assertThat(invoices).hasSize(1);
    assertThat(invoices.get(0).account()).hasToString("341");
    assertThat(invoices.get(0).quickPayCode()).isEqualTo("1520");
  }

  @Test
  void eachAddressGetsOneMailFromItsStoresManager() throws Exception {
    var mails = portal.mails();
    assertThat(mails).hasSize(584).extracting(ReceivedMail::to).doesNotHaveDuplicates();
    assertThat(mails).filteredOn(mail -> mail.from().equals(MIKE)).hasSize(318);
    assertThat(mails).filteredOn(mail -> mail.from().equals(JON)).hasSize(266);
    assertThat(mails)
        .extracting(mail -> mail.to() + " from " + mail.from())
        .containsExactlyInAnyOrderElementsOf(texts(CUSTOMERS_AND_MANAGERS));
  }

  @Test
  void planHasAllAndSkipsNobody() {
    assertThat(plan.recipients()).isEqualTo(584);
    assertThat(plan.messages()).isEqualTo(584);
    assertThat(plan.skipped()).isEmpty();
  }

  @Test
  void ledgerAddsUp() {
    assertThat(run.state()).isEqualTo(RunState.FINISHED);
    assertThat(run.outcomes()).isEqualTo(Map.of(Outcome.SENT, 584L));
    var entries = ledger();
    assertThat(entries).hasSize(584).allMatch(entry -> entry.outcome() == Outcome.SENT);
    assertThat(entries).extracting(LedgerEntry::contact).doesNotHaveDuplicates();
    assertThat(entries).noneMatch(entry -> entry.message().possibleDuplicate());
  }

  @Test
  void secondPlanFindsNobody() {
    var second = portal.plan(BOTH_STORES);
    assertThat(second.recipients()).isZero();
    assertThat(second.skipped()).isEqualTo(Map.of(SkipReason.EXISTING_INVITATION, 584L));
  }

  @Test
  void audienceHasNotDrifted() throws Exception {
    var drift = portal.door().audienceUpkeep().verify();
    assertThat(drift.contacts()).isEqualTo(number("select count(*) from customer"));
    assertThat(drift.repaired()).isZero();
  }

  @Test
  void shopsTablesAreAsBefore() throws Exception {
    assertThat(fingerprints()).isEqualTo(before);
  }

  @Test
  void rentalsByCustomerAndPaymentsLackAnIndex() {
    assertThat(portal.advice())
        .satisfiesExactly(
            one -> assertThat(one).startsWith("pi_account by account_id reads all of rental;"),
            two -> assertThat(two).startsWith("pi_service by site_id reads all of rental;"),
            three -> assertThat(three).startsWith("pi_invoice by invoice_number reads all of"));
  }

  private List<LedgerEntry> ledger() {
    var entries = new ArrayList<LedgerEntry>();
    var page = Optional.of(PageRequest.first(500));
    while (page.isPresent()) {
      var found = portal.door().bulk().ledger(DANA, run.id(), LedgerQuery.all().page(page.get()));
      entries.addAll(found.items());
      page = found.next().map(PageRequest.first(500)::after);
    }
    return entries;
  }

  private <T> T directory(Function<Directory, T> question) {
    return portal
        .storage()
        .inSnapshot(PortalId.DEFAULT, stores -> question.apply(stores.directory()));
  }

  /** One text per table of the shops, of its rows. */
  private List<String> fingerprints() throws SQLException {
    var fingerprints = new ArrayList<String>();
    for (var table : texts(TABLES)) {
      fingerprints.addAll(texts(FINGERPRINT.formatted(table, table)));
    }
    return fingerprints;
  }

  private long number(String sql) throws SQLException {
    return Long.parseLong(texts(sql).get(0));
  }

  private List<String> texts(String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }
}
