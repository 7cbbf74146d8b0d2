package io.github.portalinvites.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.testkit.Together;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {

  @ParameterizedTest
  @EnumSource
  void installedSchemaIsValidAndNeedsNoIndex(TestDatabase kind) {
    for (var type : KeyType.values()) {
      var schema = JdbiStorage.builder(kind.empty()).keys(KeyTypes.all(type)).build().schema();
      schema.install();
      schema.install();
      assertThat(schema.validate()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void printedSchemaIsTheInstalledOne(TestDatabase kind) {
    var database = kind.empty();
    var schema = JdbiStorage.create(database).schema();
    TestDatabase.execute(database, schema.print());
    assertThat(schema.validate()).isEmpty();
  }

  @Test
  void severalProcessesMayInstallAtOnce() {
    var schema = JdbiStorage.create(TestDatabase.POSTGRESQL.empty()).schema();
    Together.race(
        4,
        () -> {
          schema.install();
          return true;
        });
    assertThat(schema.validate()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everythingMissingIsNamedAtOnce(TestDatabase kind) {
    var database = kind.installed();
    TestDatabase.execute(
        database,
        "drop table pi_site",
        "drop table pi_setting",
        "alter table pi_contact drop column note",
        "alter table pi_account drop column balance",
        "alter table pi_account add column balance varchar(20)");
    assertThat(problems(database, KeyTypes.WHOLE_NUMBERS))
        .hasSize(4)
        .contains(
            "pi_contact has no column note",
            "there is no table or view pi_site",
            "there is no table pi_setting")
        .anyMatch(problem -> problem.startsWith("pi_account.balance is of type"));
  }

  @ParameterizedTest
  @EnumSource
  void columnsOfTheLibrarysOwnTablesAreCompared(TestDatabase kind) {
    var database = kind.installed();
    TestDatabase.execute(
        database,
        "alter table pi_message drop column reply",
        "alter table pi_chunk drop column waiting",
        "alter table pi_run drop column started",
        "alter table pi_run add column started date",
        "alter table pi_audience drop column site_sources",
        "alter table pi_audience add column site_sources varchar(20)");
    assertThat(problems(database, KeyTypes.WHOLE_NUMBERS))
        .hasSize(4)
        .contains("pi_message has no column reply", "pi_chunk has no column waiting")
        .anyMatch(problem -> problem.startsWith("pi_run.started is of type"))
        .anyMatch(problem -> problem.startsWith("pi_audience.site_sources is of type"));
  }

  @ParameterizedTest
  @EnumSource
  void keyOfAnotherTypeIsWrong(TestDatabase kind) {
    var keys = KeyTypes.WHOLE_NUMBERS.siteSource(KeyType.TEXT).contact(KeyType.UUID);
    assertThat(problems(kind.installed(), keys))
        .extracting(problem -> problem.substring(0, problem.indexOf(" is of")))
        .containsExactlyInAnyOrder(
            "pi_site_source.site_source_id",
            "pi_site.site_source_id",
            "pi_contact.contact_id",
            "pi_contact_account.contact_id",
            "pi_contact_site.contact_id");
  }

  @Test
  void missingIndexIsWarnedOf() {
    var database = TestDatabase.POSTGRESQL.installed();
    TestDatabase.execute(database, "drop index ix_pi_site_account_id");
    assertThat(JdbiStorage.create(database).schema().validate())
        .containsExactly(
            "pi_site by account_id reads all of pi_site; an index is missing, or the view hides"
                + " it");
  }

  @Test
  void tableThatAViewSumsUpForEachLookUpIsWarnedOf() {
    var database = TestDatabase.POSTGRESQL.installed();
    TestDatabase.execute(
        database,
        "create table booking (account_id bigint, amount numeric)",
        "alter table pi_account rename to account",
        """
        create view pi_account as
        select a.portal_id, a.account_id, a.account_number, a.name, a.division_id,
               a.account_class_id, a.bill_group_id, a.account_source_id, a.status,
               (select sum(amount) from booking b where b.account_id = a.account_id) as balance,
               a.automatic_payment, a.address
          from account a
        """);
    assertThat(JdbiStorage.create(database).schema().validate())
        .containsExactly(
            "pi_account by account_id reads all of booking; an index is missing, or the view hides"
                + " it");
  }

  @ParameterizedTest
  @CsvSource({"'moment, account_id', 1", "'account_id, moment', 0", "abs(account_id), 1"})
  void indexHelpsIfItBeginsWithWhatIsSought(String columns, int warnings) {
    var database = TestDatabase.POSTGRESQL.installed();
    TestDatabase.execute(
        database,
        "create table booking (moment date, account_id bigint, amount numeric)",
        "create index on booking (%s)".formatted(columns),
        "alter table pi_account rename to account",
        """
        create view pi_account as
        select a.portal_id, a.account_id, a.account_number, a.name, a.division_id,
               a.account_class_id, a.bill_group_id, a.account_source_id, a.status,
               coalesce(b.amount, 0) as balance, a.automatic_payment, a.address
          from account a
          left join (select account_id, sum(amount) as amount from booking group by account_id) b
            on b.account_id = a.account_id
        """);
    assertThat(JdbiStorage.create(database).schema().validate())
        .hasSize(warnings)
        .allMatch(each -> each.startsWith("pi_account by account_id reads all of booking;"));
  }

  @ParameterizedTest
  @EnumSource
  void tablesMayStandInSchemasOfTheirOwn(TestDatabase kind) {
    var database = kind.empty();
    TestDatabase.execute(database, "create schema invites", "create schema crm");
    var storage =
        JdbiStorage.builder(database)
            .schema("invites")
            .directorySchema("crm")
            .directoryPrefix("portal_")
            .build();
    storage.schema().install();
    assertThat(storage.schema().validate()).isEmpty();
    TestDatabase.execute(
        database, "delete from crm.portal_contact", "delete from invites.pi_change");
    var divisions = storage.inTransaction(PortalId.DEFAULT, s -> s.directory().divisions());
    assertThat(divisions).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a;b", "A", "1a", "a b", "a\"", "a.b"})
  void nameThatIsNoPlainIdentifierIsRefused(String name) {
    var builder = JdbiStorage.builder(TestDatabase.H2.empty());
    assertThatThrownBy(() -> builder.schema(name)).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> problems(DataSource database, KeyTypes keys) {
    var schema = JdbiStorage.builder(database).keys(keys).build().schema();
    return catchThrowableOfType(InvalidSchemaException.class, schema::validate).problems();
  }
}
