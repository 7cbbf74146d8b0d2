package io.github.portalinvites.bulk;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.Pace;
import io.github.portalinvites.delivery.SendHours;
import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.DirectoryRecord;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.testkit.TestPortal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How fast, and when, mail may leave. */
public interface TempoContract extends TownContract {

  SendHours OFFICE_HOURS = SendHours.daily(LocalTime.of(9, 0), LocalTime.of(17, 0));

  @Test
  default void sendsSoManyASecond() {
    var portal = town(12);
    var run = portal.start(invite().pace(Pace.perSecond(5)));
    sentAfter(portal, Duration.ZERO, 5);
    sentAfter(portal, Duration.ofMillis(999), 5);
    sentAfter(portal, Duration.ofMillis(1), 10);
    sentAfter(portal, Duration.ofSeconds(1), 12);
    assertThat(portal.run(run).state()).isEqualTo(RunState.FINISHED);
  }

  @Test
  default void everyLimitHolds() {
    var portal = town(12);
    portal.start(invite().pace(Pace.perSecond(2).and(5, Duration.ofHours(1))));
    sentAfter(portal, Duration.ZERO, 2);
    sentAfter(portal, Duration.ofSeconds(1), 4);
    sentAfter(portal, Duration.ofSeconds(1), 5);
    sentAfter(portal, Duration.ofMinutes(59), 5);
    sentAfter(portal, Duration.ofMinutes(1), 7);
  }

  @Test
  default void lowestOfEqualLimitsHolds() {
    var portal = town(12);
    portal.start(invite().pace(Pace.perSecond(5).and(3, Duration.ofSeconds(1))));
    sentAfter(portal, Duration.ZERO, 3);
    sentAfter(portal, Duration.ofSeconds(1), 6);
  }

  @Test
  default void runsShareTheLimitOfASendingDomain() {
    var portal = town(12);
    var pace = Pace.UNLIMITED.andPerSendingDomain(4, Duration.ofMinutes(1));
    portal.start(picked(1, 6).pace(pace));
    portal.start(picked(7, 12).pace(pace));
    sentAfter(portal, Duration.ZERO, 4);
    sentAfter(portal, Duration.ofMinutes(1), 8);
    sentAfter(portal, Duration.ofMinutes(1), 12);
  }

  @Test
  default void messageCountsForItsOwnSendingDomainOnly() {
    var portal = town(4);
    portal.door().directory().load(neighbours(5, 8));
    var pace = Pace.UNLIMITED.andPerSendingDomain(4, Duration.ofMinutes(1));
    var both = AudienceFilter.everyone().divisions(bothDivisions());
    portal.start(BulkInvite.to(both).pace(pace));
    sentAfter(portal, Duration.ZERO, 8);
  }

  @Test
  default void domainOfAnotherDivisionUsesUpNoPace() {
    var portal = town(2);
    portal.door().directory().load(neighbours(3, 8));
    var pace = Pace.UNLIMITED.andPerSendingDomain(4, Duration.ofMinutes(1));
    var neighboursOnly = AudienceFilter.division(keys().division(2));
    portal.start(BulkInvite.to(neighboursOnly).pace(pace));
    sentAfter(portal, Duration.ZERO, 4);
    var both = AudienceFilter.everyone().divisions(bothDivisions());
    portal.start(BulkInvite.to(both).pace(pace));
    sentAfter(portal, Duration.ZERO, 6);
    sentAfter(portal, Duration.ofMinutes(1), 8);
  }

  private Set<DivisionId> bothDivisions() {
    return Set.of(keys().division(1), keys().division(2));
  }

  /** Contacts of division 2, whose mail is from another domain. */
  private Stream<DirectoryRecord> neighbours(int from, int to) {
    var accounts =
        IntStream.rangeClosed(from, to)
            .<DirectoryRecord>mapToObj(
                n ->
                    Account.of(keys().account(n), "A" + n, "Account " + n, keys().division(2))
                        .accountClass(keys().accountClass(1)));
    var people =
        IntStream.rangeClosed(from, to).<DirectoryRecord>mapToObj(n -> records().contact(n));
    var links =
        IntStream.rangeClosed(from, to).<DirectoryRecord>mapToObj(n -> records().link(n, n));
    return Stream.of(Stream.<DirectoryRecord>of(records().division(2)), accounts, people, links)
        .flatMap(Function.identity());
  }

  @Test
  default void slowRunKeepsNoOtherWaiting() {
    var portal = town(12);
    portal.start(picked(1, 6).pace(Pace.UNLIMITED.and(1, Duration.ofHours(1))));
    portal.start(picked(7, 12));
    sentAfter(portal, Duration.ZERO, 7);
  }

  @Test
  default void whoGetsNothingUsesUpNoPace() {
    var portal = town(10);
    var run = portal.start(invite().pace(Pace.UNLIMITED.and(5, Duration.ofHours(1))));
    IntStream.rangeClosed(1, 5)
        .mapToObj(n -> records().contact(n).portalAccess(false))
        .forEach(portal.door().directory()::save);
    sentAfter(portal, Duration.ZERO, 5);
    assertThat(portal.run(run).state()).isEqualTo(RunState.FINISHED);
  }

  @Test
  default void pausedRunSendsNothingInItsNextPeriod() {
    var portal = town(6);
    var run = portal.start(invite().pace(Pace.perSecond(2)));
    sentAfter(portal, Duration.ZERO, 2);
    portal.door().bulk().pause(DANA, run);
    sentAfter(portal, Duration.ofSeconds(5), 2);
    portal.door().bulk().resume(DANA, run);
    sentAfter(portal, Duration.ZERO, 4);
  }

  @Test
  default void waitsForTheHoursOfTheDivision() {
    var portal = town(3);
    inZone(portal, "America/New_York");
    var run = portal.start(invite().hours(OFFICE_HOURS));
    sentAt(portal, "2026-05-04T12:59:59Z", 0);
    assertThat(portal.run(run).outcomes()).containsOnlyKeys(Outcome.OPEN);
    sentAt(portal, "2026-05-04T13:00:00Z", 3);
    assertThat(portal.run(run).state()).isEqualTo(RunState.FINISHED);
  }

  @Test
  default void waitsForTheDayOfTheDivision() {
    var portal = town(3);
    inZone(portal, "Pacific/Auckland");
    portal.start(invite().hours(OFFICE_HOURS.on(DayOfWeek.TUESDAY)));
    sentAt(portal, "2026-05-04T20:59:00Z", 0);
    sentAt(portal, "2026-05-04T21:00:00Z", 3);
  }

  @Test
  default void opensAnHourEarlierWhereClocksWentForwardOvernight() {
    var portal = town(3);
    inZone(portal, "America/New_York");
    tested().clock().set(Instant.parse("2027-03-13T23:00:00Z"));
    portal.start(invite().hours(OFFICE_HOURS));
    sentAt(portal, "2027-03-14T12:59:00Z", 0);
    sentAt(portal, "2027-03-14T13:00:00Z", 3);
  }

  @Test
  default void opensAnHourLaterWhereClocksWentBackOvernight() {
    var portal = town(3);
    inZone(portal, "America/New_York");
    tested().clock().set(Instant.parse("2026-10-31T23:00:00Z"));
    portal.start(invite().hours(OFFICE_HOURS));
    sentAt(portal, "2026-11-01T13:59:00Z", 0);
    sentAt(portal, "2026-11-01T14:00:00Z", 3);
  }

  @Test
  default void opensWhenTheGapIsOverWhereItsHourDoesNotExist() {
    var portal = town(3);
    inZone(portal, "America/New_York");
    tested().clock().set(Instant.parse("2027-03-13T23:00:00Z"));
    var hours = SendHours.daily(LocalTime.of(2, 30), LocalTime.of(5, 0));
    portal.start(invite().hours(hours));
    sentAt(portal, "2027-03-14T06:59:00Z", 0);
    sentAt(portal, "2027-03-14T07:00:00Z", 3);
  }

  @Test
  default void waitingForTheMorningUsesUpNoPace() {
    var portal = town(10);
    inZone(portal, "America/New_York");
    portal.start(invite().hours(OFFICE_HOURS).pace(Pace.UNLIMITED.and(5, Duration.ofDays(1))));
    sentAfter(portal, Duration.ZERO, 0);
    sentAt(portal, "2026-05-04T14:00:00Z", 5);
    sentAt(portal, "2026-05-05T14:00:00Z", 10);
  }

  private void inZone(TestPortal portal, String zone) {
    portal.door().directory().save(records().division(1).zone(ZoneId.of(zone)));
  }

  private BulkInvite picked(int from, int to) {
    return BulkInvite.to(
        AudienceFilter.contacts(
            IntStream.rangeClosed(from, to).mapToObj(this::contact).toArray(ContactId[]::new)));
  }

  private void sentAt(TestPortal portal, String instant, int mails) {
    tested().clock().set(Instant.parse(instant));
    portal.work();
    assertThat(portal.mails().sent()).hasSize(mails);
  }

  private void sentAfter(TestPortal portal, Duration time, int mails) {
    tested().clock().advance(time);
    portal.work();
    assertThat(portal.mails().sent()).hasSize(mails);
  }
}
