package io.github.portalinvites.jdbc;

import static io.github.portalinvites.testkit.DirectoryRecords.RECORDS;
import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.AudienceUpkeep.Drift;
import io.github.portalinvites.audience.Tally;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.bulk.PauseReason;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.AddressKey;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.storage.contract.TestedStorage;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Views of a host with rows that nobody expected: they harm nobody else. */
class BadRowsTest {

  private static final BulkInvite EVERYBODY =
      BulkInvite.to(AudienceFilter.division(DivisionId.of(1)));

  @ParameterizedTest
  @EnumSource
  void othersAreCountedAndTheBadRowsAreToldOf(TestDatabase kind) {
    var world = World.of(kind);
    world.spoil();
    world.portal.door().audienceUpkeep().resync();
    var counts = world.portal.door().audience().counts(DANA, AudienceFilter.everyone());
    assertThat(counts.total()).isEqualTo(new Tally(4, 4));
    assertThat(world.portal.door().audienceUpkeep().verify()).isEqualTo(new Drift(5, 0, 11));
  }

  @ParameterizedTest
  @EnumSource
  void othersAccountsAreReadAndNoAddressesOfTables(TestDatabase kind) {
    var world = World.of(kind);
    world.spoil();
    world.execute("insert into more values ('pi_account')");
    var accounts = IntStream.rangeClosed(1, 5).mapToObj(AccountId::of).toList();
    world.portal.commit(
        stores -> {
          assertThat(stores.directory().accounts(accounts))
              .extracting(Account::id)
              .containsExactly(AccountId.of(1), AccountId.of(2), AccountId.of(4), AccountId.of(5));
          assertThat(stores.directory().at(new AddressKey("1 main st"), 9)).isEmpty();
        });
  }

  @ParameterizedTest
  @EnumSource
  void othersAreMailedOnce(TestDatabase kind) {
    var world = World.of(kind);
    world.spoil();
    world.portal.door().audienceUpkeep().resync();
    var run = world.portal.send(EVERYBODY);
    assertThat(run.outcomes()).isEqualTo(Map.of(Outcome.SENT, 4L));
    assertThat(world.portal.mails().sent()).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource
  void rowsThatTurnBadDuringARunSkipTheirContact(TestDatabase kind) {
    var world = World.of(kind);
    world.portal.door().audienceUpkeep().resync();
    var run = world.portal.start(EVERYBODY);
    world.spoil();
    world.portal.work();
    assertThat(world.portal.run(run).outcomes())
        .isEqualTo(Map.of(Outcome.SENT, 4L, Outcome.SKIPPED, 1L));
  }

  @ParameterizedTest
  @EnumSource
  void divisionThatVanishesPausesTheRunWithTheReason(TestDatabase kind) {
    var world = World.of(kind);
    world.portal.door().audienceUpkeep().resync();
    var run = world.portal.start(EVERYBODY);
    world.execute("delete from pi_division");
    for (var time = 0; time < 3; time++) {
      assertThatThrownBy(world.portal::work).isInstanceOf(NotFoundException.class);
      world.tested.clock().advance(Duration.ofSeconds(5));
    }
    assertThat(world.portal.run(run).pausedFor()).isEqualTo(PauseReason.NOT_MADE_READY);
    assertThat(world.portal.run(run).remark()).contains("division 1");
  }

  /** Five contacts, seen through views that show whatever stands in the table {@code more}. */
  private record World(DataSource database, TestedStorage tested, TestPortal portal) {

    static World of(TestDatabase kind) {
      var database = kind.installed();
      var filled = TestDatabase.tested(database, KeyType.WHOLE_NUMBER);
      var records = IntStream.rangeClosed(1, 5).mapToObj(RECORDS::invitable);
      new TestPortal(filled)
          .ready()
          .door()
          .directory()
          .load(records.flatMap(each -> each.stream()));
      new TestPortal(filled).door().directory().save(RECORDS.account(2).address("1 Main St"));
      TestDatabase.execute(database, views());
      var storage =
          JdbiStorage.builder(database)
              .directorySchema("views")
              .directory(DirectoryMode.VIEWS)
              .clock(filled.clock())
              .build();
      var tested = filled.with(storage);
      return new World(database, tested, new TestPortal(tested));
    }

    private static String[] views() {
      return Stream.concat(
              Stream.of("create schema views", "create table more (relation varchar(30))"),
              Stream.of(Relation.values())
                  .map(Relation::table)
                  .map(
                      table ->
                          """
                          create view views.%1$s as
                          select * from %1$s
                           union all
                          select * from %1$s where '%1$s' in (select relation from more)
                          """
                              .formatted(table)))
          .toArray(String[]::new);
    }

    /** A status that is none, a zone that is nowhere, and every contact and link twice. */
    void spoil() {
      execute(
          "update pi_account set status = 'ON_HOLD' where account_id = 3",
          "insert into pi_division (portal_id, division_id, name, time_zone)"
              + " select portal_id, 2, 'Nowhere', 'Nowhere/Land' from pi_division",
          "insert into more values ('pi_contact'), ('pi_contact_account')");
    }

    void execute(String... statements) {
      TestDatabase.execute(database, statements);
    }
  }
}
