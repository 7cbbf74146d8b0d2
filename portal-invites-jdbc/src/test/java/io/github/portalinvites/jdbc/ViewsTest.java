package io.github.portalinvites.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.access.AccessGrant;
import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.AccountStatus;
import io.github.portalinvites.directory.AddressKey;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.ReadOnlyDirectoryException;
import io.github.portalinvites.directory.Site;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.directory.SiteSourceId;
import io.github.portalinvites.invitation.AutoSendOutcome.Queued;
import io.github.portalinvites.memory.RecordingMailSender;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.settings.SystemOptions;
import io.github.portalinvites.storage.ContactFacts;
import io.github.portalinvites.storage.Directory;
import io.github.portalinvites.storage.LinkFacts;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.testkit.TestPortal;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A host with tables of its own, seen through views that only rename. */
class ViewsTest {

  private static final String[] TABLES = {
    "create schema shop",
    "create table shop.store (store_no smallint primary key, title varchar(50), mail varchar(50))",
    "create table shop.customer (customer_no integer primary key, store_no smallint, label varchar(50),"
        + " open_amount numeric(9, 2), standing_order boolean, gone boolean)",
    "create table shop.person (person_no integer primary key, called varchar(50), mail varchar(50),"
        + " customer_no integer)",
    "create table shop.place (place_no integer primary key, customer_no integer, district varchar(20))",
    "create table shop.rental (rental_no integer primary key, place_no integer, returned boolean)",
    "create table shop.bill (bill_no integer primary key, customer_no integer, printed date)",
    "create index ix_person_customer on shop.person (customer_no)",
    "create index ix_place_customer on shop.place (customer_no)",
    "create index ix_rental_place on shop.rental (place_no)"
  };

  private static final String[] VIEWS = {
    "create schema views",
    "create view views.portal_division as select 'default' as portal_id, store_no as division_id,"
        + " title as name, mail as email_from, null as sender_domains, null as time_zone,"
        + " 'de_CH' as locale from shop.store",
    "create view views.portal_account_class as select 'default' as portal_id,"
        + " 'CASUAL' as account_class_id, 'Casual' as name, true as portal_access,"
        + " false as auto_send, false as invoice_registration, false as inactive_site_history,"
        + " 'standard' as home_page",
    "create view views.portal_bill_group as select 'default' as portal_id, 1 as bill_group_id,"
        + " 'All' as name where 1 = 0",
    "create view views.portal_account_source as select 'default' as portal_id,"
        + " 1 as account_source_id, 'None' as name where 1 = 0",
    "create view views.portal_site_source as select distinct 'default' as portal_id,"
        + " district as site_source_id, district as name from shop.place",
    "create view views.portal_account as select 'default' as portal_id, customer_no as account_id,"
        + " customer_no as account_number, label as name, store_no as division_id,"
        + " 'CASUAL' as account_class_id, cast(null as integer) as bill_group_id,"
        + " cast(null as integer) as account_source_id,"
        + " case when gone then 'INACTIVE' else 'ACTIVE' end as status, open_amount as balance,"
        + " standing_order as automatic_payment, null as address from shop.customer",
    "create view views.portal_site as select 'default' as portal_id, place_no as site_id,"
        + " customer_no as account_id, place_no as site_number, district as name,"
        + " null as address, district as site_source_id, true as active from shop.place",
    "create view views.portal_service as select 'default' as portal_id, rental_no as service_id,"
        + " place_no as site_id, not returned as active from shop.rental",
    "create view views.portal_contact as select 'default' as portal_id, person_no as contact_id,"
        + " null as title, called as full_name, null as given_name, null as family_name,"
        + " mail as email, null as email2, null as mobile_phone, null as locale, null as note,"
        + " true as portal_access from shop.person",
    "create view views.portal_contact_account as select 'default' as portal_id,"
        + " person_no as contact_id, customer_no as account_id, true as whole_account,"
        + " 'BILLING' as billing_role from shop.person",
    "create view views.portal_contact_site as select 'default' as portal_id, 1 as contact_id,"
        + " 1 as account_id, 1 as site_id where 1 = 0",
    "create view views.portal_invoice as select 'default' as portal_id, bill_no as invoice_id,"
        + " customer_no as account_id, bill_no as invoice_number, cast(null as integer) as site_id,"
        + " printed as invoice_date, false as voided, null as quick_pay_code from shop.bill"
  };

  private static final String[] ROWS = {
    "insert into shop.store values (1, 'Lethbridge', 'mike@shop.example')",
    "insert into shop.customer values (7, 1, 'Ann''s', 4.99, false, false), (8, 1, 'Bob', 0, true, true)",
    "insert into shop.person values (70, 'Ann', 'ann@example.org', 7), (80, 'Bob', null, 8)",
    "insert into shop.place values (700, 7, 'Alberta'), (701, 7, ''), (800, 8, 'Texas')",
    "insert into shop.rental values (1, 701, false), (2, 800, true)",
    "insert into shop.bill values (901, 7, date '2026-04-30')"
  };

  private static final Map<TestDatabase, DataSource> DATABASES =
      Map.of(
          TestDatabase.H2, database(TestDatabase.H2),
          TestDatabase.POSTGRESQL, database(TestDatabase.POSTGRESQL));

  @ParameterizedTest
  @EnumSource
  void factsAreReadThroughViews(TestDatabase kind) {
    var facts = factsOf(kind, 70);
    var link = onlyLink(facts);
    assertThat(facts.contact().name().full()).isEqualTo("Ann");
    assertThat(link.account().id()).isEqualTo(AccountId.of(7));
    assertThat(link.account().number()).isEqualTo("7");
    assertThat(link.account().balance()).isEqualByComparingTo(new BigDecimal("4.99"));
    assertThat(link.account().lists().billGroup()).isNull();
    assertThat(link.siteSources()).containsExactly(SiteSourceId.of("Alberta"));
    assertThat(link.activeServices()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void otherAccountIsInactiveAndWithoutServices(TestDatabase kind) {
    var link = onlyLink(factsOf(kind, 80));
    assertThat(link.account().status()).isEqualTo(AccountStatus.INACTIVE);
    assertThat(link.activeServices()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void emptyTextKeyIsNone(TestDatabase kind) {
    look(
        kind,
        directory ->
            assertThat(directory.siteSources())
                .extracting(source -> source.id().toString())
                .containsExactly("Alberta", "Texas"));
  }

  @ParameterizedTest
  @EnumSource
  void keysOfSmallerTypesAreSought(TestDatabase kind) {
    look(
        kind,
        directory -> {
          assertThat(directory.contactsOf(Set.of(AccountId.of(7))))
              .containsExactly(ContactId.of(70));
          assertThat(directory.contactsAfter(ContactId.of(70), 9))
              .containsExactly(ContactId.of(80));
          assertThat(directory.divisions()).hasSize(1);
        });
  }

  @ParameterizedTest
  @EnumSource
  void sitesAreReadThroughViews(TestDatabase kind) {
    look(
        kind,
        directory -> {
          assertThat(directory.sites(List.of(SiteId.of(700))))
              .containsExactly(
                  Site.of(SiteId.of(700), AccountId.of(7), "700", "Alberta")
                      .source(SiteSourceId.of("Alberta")));
          assertThat(directory.sitesAfter(AccountId.of(7), SiteId.of(700), 9))
              .extracting(Site::id)
              .containsExactly(SiteId.of(701));
          assertThat(directory.linkedAccount(ContactId.of(70), AccountId.of(7)))
              .hasValueSatisfying(linked -> assertThat(linked.wholeAccount()).isTrue());
          assertThat(directory.linkSitesAfter(ContactId.of(70), AccountId.of(7), null, 9))
              .isEmpty();
        });
  }

  @ParameterizedTest
  @EnumSource
  void accountsAreReadThroughViewsAndAddressesAreNot(TestDatabase kind) {
    look(
        kind,
        directory -> {
          assertThat(directory.accounts(List.of(AccountId.of(8), AccountId.of(7), AccountId.of(9))))
              .extracting(Account::name)
              .containsExactly("Ann's", "Bob");
          assertThat(directory.at(new AddressKey("1 main st"), 9)).isEmpty();
        });
  }

  @ParameterizedTest
  @EnumSource
  void hostUnlinksByItselfAndTellsIt(TestDatabase kind) {
    var database = database(kind);
    var portal =
        PortalInvites.builder(storage(database))
            .secretKey("2026-05", TestPortal.KEY)
            .authorizer((id, actor, permission) -> PermittedDivisions.ALL)
            .build();
    var contact = ContactId.of(70);
    var account = AccountId.of(7);
    portal.access().grant(TestPortal.DANA, contact, account, AccessGrant.none());
    assertThatThrownBy(() -> portal.access().unlink(TestPortal.DANA, contact, account))
        .isInstanceOf(ReadOnlyDirectoryException.class);
    TestDatabase.execute(database, "delete from shop.person where person_no = 70");
    portal.directoryChanges().unlinked(contact, account);
    var left =
        storage(database)
            .inSnapshot(PortalId.DEFAULT, stores -> stores.access().of(List.of(contact)).size());
    assertThat(left).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void contactOfTheHostsTransactionIsInvited(TestDatabase kind) throws SQLException {
    var database = database(kind);
    TestDatabase.execute(
        database,
        "create or replace view views.portal_account_class as select 'default' as portal_id,"
            + " 'CASUAL' as account_class_id, 'Casual' as name, true as portal_access,"
            + " true as auto_send, false as invoice_registration, false as inactive_site_history,"
            + " 'standard' as home_page");
    var mails = new RecordingMailSender();
    var portal =
        PortalInvites.builder(storage(database))
            .secretKey("2026-05", TestPortal.KEY)
            .mailSender(mails)
            .authorizer((id, actor, permission) -> PermittedDivisions.ALL)
            .build();
    portal
        .settings()
        .save(TestPortal.DANA, SystemOptions.DEFAULT.portalUrl("https://portal.example.com"));
    try (var host = database.getConnection();
        var statement = host.createStatement()) {
      host.setAutoCommit(false);
      statement.execute("insert into shop.person values (90, 'Cy', 'cy@example.org', 7)");
      var joined = portal.joining(host);
      joined.directoryChanges().contacts(List.of(ContactId.of(90)));
      assertThat(joined.autoSend().contactCreated(ContactId.of(90))).isInstanceOf(Queued.class);
      host.commit();
    }
    while (portal.worker().runOnce()) {
      // there may be more
    }
    assertThat(mails.sent()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void invoiceNumberMayBeAWholeNumber(TestDatabase kind) {
    look(
        kind,
        directory -> {
          assertThat(directory.invoices("901")).hasSize(1);
          assertThat(directory.invoices("0901")).isEmpty();
          assertThat(directory.invoices("x' or 1=1")).isEmpty();
        });
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsWrittenThroughViews(TestDatabase kind) {
    var tables =
        storage(DATABASES.get(kind))
            .<Optional<?>>inSnapshot(PortalId.DEFAULT, Stores::directoryTables);
    assertThat(tables).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void viewsThatOnlyRenameKeepTheirIndexes(TestDatabase kind) {
    assertThat(storage(DATABASES.get(kind)).schema().validate()).isEmpty();
  }

  private static LinkFacts onlyLink(ContactFacts facts) {
    assertThat(facts.links()).hasSize(1);
    return facts.links().get(0);
  }

  private static ContactFacts factsOf(TestDatabase kind, int contact) {
    return storage(DATABASES.get(kind))
        .inSnapshot(
            PortalId.DEFAULT,
            stores -> stores.directory().facts(List.of(ContactId.of(contact))).get(0));
  }

  private static void look(TestDatabase kind, Consumer<Directory> work) {
    storage(DATABASES.get(kind))
        .inSnapshot(
            PortalId.DEFAULT,
            stores -> {
              work.accept(stores.directory());
              return true;
            });
  }

  private static DataSource database(TestDatabase kind) {
    var database = kind.empty();
    TestDatabase.execute(database, TABLES);
    TestDatabase.execute(database, VIEWS);
    TestDatabase.execute(database, ROWS);
    storage(database).schema().install();
    return database;
  }

  private static JdbiStorage storage(DataSource database) {
    return JdbiStorage.builder(database)
        .directorySchema("views")
        .directoryPrefix("portal_")
        .directory(DirectoryMode.VIEWS)
        .keys(KeyTypes.WHOLE_NUMBERS.siteSource(KeyType.TEXT).accountClass(KeyType.TEXT))
        .build();
  }
}
