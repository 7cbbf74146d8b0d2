package io.github.portalinvites.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.AudienceSort;
import io.github.portalinvites.audience.Restriction;
import io.github.portalinvites.directory.ContactLink;
import io.github.portalinvites.directory.DirectoryRecord;
import io.github.portalinvites.invitation.InvitationStatus;
import io.github.portalinvites.invitation.Standing;
import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.AudienceLink;
import io.github.portalinvites.storage.AudienceQuery;
import io.github.portalinvites.storage.AudienceRows;
import io.github.portalinvites.storage.AudienceRows.Dimension;
import io.github.portalinvites.storage.AudienceRows.Order;
import io.github.portalinvites.storage.AudienceRows.PersonPosition;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.testkit.AudienceLinks;
import io.github.portalinvites.testkit.DirectoryRecords;
import io.github.portalinvites.testkit.Keys;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Figures on PostgreSQL, printed.
 *
 * <pre>{@code
 * mvn verify -Pnightly -pl portal-invites-jdbc -am -Dtest=SpeedTest \
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dtest.jvm=-Dspeed.contacts=1000000
 * }</pre>
 */
@Tag("nightly")
class SpeedTest {

  private static final int CONTACTS = Integer.getInteger("speed.contacts", 100_000);
  private static final int BATCH = 1_000;
  private static final List<Restriction> RESTRICTIONS = List.of(Restriction.values());
  private static final Keys KEYS = new Keys(KeyType.WHOLE_NUMBER);
  private static final DirectoryRecords RECORDS = new DirectoryRecords(KEYS);
  private static final AudienceQuery DIVISION =
      new AudienceQuery(AudienceFilter.division(KEYS.division(1)), List.of(), null);
  private static final AudienceQuery NARROW =
      new AudienceQuery(
          AudienceFilter.everyone()
              .siteSources(List.of(KEYS.siteSource(1)))
              .restrictTo(Restriction.BALANCE_DUE),
          List.of(),
          null);

  private static final PersonPosition LATE = new PersonPosition("contact 8", 0);

  private final DataSource database = TestDatabase.POSTGRESQL.installed();
  private final JdbiStorage storage = JdbiStorage.create(database);

  @Test
  void directoryTakesTwentyThousandLinksPerSecond() {
    var load = inBatches(SpeedTest::records, SpeedTest::save);
    print("links loaded per second", perSecond(load));
    TestDatabase.execute(database, "analyze");
    var read = inBatches(SpeedTest::records, SpeedTest::readFacts);
    print("contacts read per second", perSecond(read));
    assertThat(CONTACTS / load).isGreaterThan(20_000);
  }

  @Test
  void audienceAnswersFast() {
    var fold = inBatches(SpeedTest::links, SpeedTest::replace);
    print("contacts folded per second", perSecond(fold));
    var again = inBatches(SpeedTest::links, SpeedTest::replace);
    print("contacts folded again per second", perSecond(again));
    TestDatabase.execute(database, "vacuum analyze");
    measure("counts of a division", rows -> rows.counts(DIVISION));
    measure("counts of two conditions", rows -> rows.counts(NARROW));
    measure("counts by class", rows -> rows.countsBy(Dimension.ACCOUNT_CLASS, DIVISION));
    measure("counts by source", rows -> rows.countsBy(Dimension.SITE_SOURCE, DIVISION));
    measure("candidates", rows -> rows.candidates(DIVISION, CONTACTS / 2, BATCH));
    measure("first page of people", rows -> rows.people(DIVISION, null, 50));
    measure("last page of people", rows -> rows.people(DIVISION, LATE, 50));
    for (var sort : AudienceSort.values()) {
      measurePages(new Order(sort, true));
    }
  }

  private void measurePages(Order order) {
    measure("first page by " + order.sort(), rows -> rows.page(DIVISION, order, null, 50));
    var far =
        storage.inSnapshot(
            PortalId.DEFAULT,
            stores -> {
              var page = stores.audience().page(DIVISION, order, null, 5_000);
              return page.get(page.size() - 1).position();
            });
    measure("far page by " + order.sort(), rows -> rows.page(DIVISION, order, far, 50));
  }

  /** The best of ten, in milliseconds. */
  private void measure(String what, Consumer<AudienceRows> question) {
    var best =
        IntStream.range(0, 10)
            .mapToLong(
                n ->
                    storage.inSnapshot(
                        PortalId.DEFAULT,
                        stores -> {
                          var start = System.nanoTime();
                          question.accept(stores.audience());
                          return System.nanoTime() - start;
                        }))
            .min()
            .orElseThrow();
    print(what, "%.1f ms".formatted(best / 1e6));
  }

  /** How many seconds the batches took, without making them. */
  private <T> double inBatches(IntFunction<Stream<T>> each, BiConsumer<Stores, List<T>> work) {
    var nanos = 0L;
    for (var first = 1; first <= CONTACTS; first += BATCH) {
      var batch = IntStream.range(first, first + BATCH).boxed().flatMap(each::apply).toList();
      var start = System.nanoTime();
      storage.inTransaction(
          PortalId.DEFAULT,
          stores -> {
            work.accept(stores, batch);
            return true;
          });
      nanos += System.nanoTime() - start;
    }
    return nanos / 1e9;
  }

  private static void print(String what, String figure) {
    System.out.printf("%-35s %s%n", what, figure);
  }

  private static String perSecond(double seconds) {
    return "%.0f".formatted(CONTACTS / seconds);
  }

  private static void save(Stores stores, List<DirectoryRecord> records) {
    stores.directoryTables().orElseThrow().save(records);
  }

  private static void readFacts(Stores stores, List<DirectoryRecord> records) {
    var contacts = records.stream().filter(ContactLink.class::isInstance);
    stores
        .directory()
        .facts(contacts.map(ContactLink.class::cast).map(ContactLink::contact).toList());
  }

  private static void replace(Stores stores, List<AudienceLink> links) {
    var contacts = links.stream().map(link -> link.person().id()).collect(Collectors.toSet());
    stores.audience().replace(contacts, links);
  }

  /** A contact and its account; one in four accounts has a site with a service. */
  private static Stream<DirectoryRecord> records(int n) {
    var its =
        Stream.<DirectoryRecord>of(RECORDS.contact(n), RECORDS.account(n), RECORDS.link(n, n));
    return n % 4 > 0
        ? its
        : Stream.concat(
            its,
            Stream.of(RECORDS.site(n, n).source(KEYS.siteSource(n % 50)), RECORDS.service(n, n)));
  }

  /** A link, and for one contact in ten a second one, in twenty divisions. */
  private static Stream<AudienceLink> links(int n) {
    return IntStream.range(0, n % 10 == 0 ? 2 : 1)
        .mapToObj(
            i ->
                AudienceLinks.link(KEYS, n, n + i)
                    .division((n + i) % 20)
                    .accountClass(n % 7)
                    .siteSources(KEYS.siteSource(n % 50), KEYS.siteSource(100 + n % 40))
                    .satisfies(RESTRICTIONS.get(n % 4))
                    .standing(n % 3 == 0 ? pending(n) : Standing.NEVER_INVITED)
                    .build());
  }

  private static Standing pending(int n) {
    var sent = Instant.EPOCH.plusSeconds(n);
    return new Standing(InvitationStatus.PENDING, sent.plusSeconds(60), sent, null);
  }
}
