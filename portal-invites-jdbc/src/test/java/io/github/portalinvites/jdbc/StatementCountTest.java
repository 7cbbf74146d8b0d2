package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.access.AccessGrant;
import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.AudienceSort;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.DirectoryRecord;
import io.github.portalinvites.invitation.InvitationId;
import io.github.portalinvites.invitation.Standing;
import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.registration.AccessRequest.Typed;
import io.github.portalinvites.registration.RequestKind;
import io.github.portalinvites.registration.RequestState;
import io.github.portalinvites.storage.AccessStore;
import io.github.portalinvites.storage.AudienceLink;
import io.github.portalinvites.storage.AudienceQuery;
import io.github.portalinvites.storage.AudienceRows.Dimension;
import io.github.portalinvites.storage.AudienceRows.Order;
import io.github.portalinvites.storage.Change;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.testkit.AudienceLinks;
import io.github.portalinvites.testkit.DirectoryRecords;
import io.github.portalinvites.testkit.Keys;
import io.github.portalinvites.testkit.MutableClock;
import io.github.portalinvites.testkit.TestRequests;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.QueryCountHolder;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The number of statements never depends on the number of rows. */
class StatementCountTest {

  private static final Keys KEYS = new Keys(KeyType.WHOLE_NUMBER);
  private static final DirectoryRecords RECORDS = new DirectoryRecords(KEYS);
  private static final int MANY = 200;
  private static final Map<TestDatabase, DataSource> DATABASES =
      Map.of(
          TestDatabase.H2, TestDatabase.H2.installed(),
          TestDatabase.POSTGRESQL, TestDatabase.POSTGRESQL.installed());

  @ParameterizedTest
  @EnumSource
  void ofSavingRecords(TestDatabase kind) {
    assertConstant(kind, (stores, n) -> stores.directoryTables().orElseThrow().save(records(n)));
  }

  @ParameterizedTest
  @EnumSource
  void ofReadingFacts(TestDatabase kind) {
    assertConstant(kind, (stores, n) -> stores.directory().facts(contacts(n)));
    assertConstant(kind, (stores, n) -> stores.directory().contacts(contacts(n)));
  }

  @ParameterizedTest
  @EnumSource
  void ofChanges(TestDatabase kind) {
    assertConstant(
        kind,
        (stores, n) -> {
          stores.changes().append(contacts(n).stream().map(Change.OfContact::new).toList());
          stores.changes().take(MANY);
        });
  }

  @ParameterizedTest
  @EnumSource
  void ofWritingAudienceRows(TestDatabase kind) {
    assertConstant(
        kind,
        (stores, n) -> {
          stores.audience().replace(Set.copyOf(contacts(n)), links(n));
          stores.audience().restate(standings(n));
        });
  }

  @ParameterizedTest
  @EnumSource
  void ofReadingAudienceRows(TestDatabase kind) {
    assertConstant(
        kind,
        (stores, n) -> {
          var query = new AudienceQuery(everyone(n), List.of("contact"), null);
          stores.audience().of(contacts(n));
          stores.audience().counts(query);
          stores.audience().countsBy(Dimension.SITE_SOURCE, query);
          stores.audience().page(query, new Order(AudienceSort.STATUS, true), null, n);
          stores.audience().people(query, null, n);
          stores.audience().candidates(query, 0, n);
        });
  }

  @ParameterizedTest
  @EnumSource
  void ofReadingInvitations(TestDatabase kind) {
    assertConstant(
        kind,
        (stores, n) -> {
          stores.invitations().of(links(n).stream().map(AudienceLink::identity).toList());
          stores.invitations().lastCovering(contacts(n));
          stores.identities().of(links(n).stream().map(AudienceLink::identity).toList());
        });
  }

  @ParameterizedTest
  @EnumSource
  void ofReminders(TestDatabase kind) {
    assertConstant(
        kind,
        (stores, n) -> {
          var waiting =
              Stream.generate(() -> new InvitationId(UUID.randomUUID()))
                  .limit(n)
                  .collect(toMap(each -> each, each -> stores.now()));
          stores.reminders().await(waiting);
          stores.reminders().count(waiting.keySet());
        });
  }

  @ParameterizedTest
  @EnumSource
  void ofGrants(TestDatabase kind) {
    assertConstant(
        kind,
        (stores, n) -> {
          var sites = IntStream.rangeClosed(1, n).mapToObj(KEYS::site).toList();
          stores
              .access()
              .replace(
                  KEYS.contact(1),
                  KEYS.account(1),
                  AccessStore.Effect.WITH_LOGIN,
                  AccessGrant.sites(sites));
          stores.access().of(contacts(n));
          stores.directory().sites(sites);
          stores.directory().accounts(IntStream.rangeClosed(1, n).mapToObj(KEYS::account).toList());
        });
  }

  /** Whoever asks for access must not see by the time it takes what became of it. */
  @ParameterizedTest
  @EnumSource
  void ofARequestIsOneWhateverItSays(TestDatabase kind) {
    var typed = new Typed("1 Main St", "Ann", "ann@example.net", "555", Locale.FRENCH);
    var now = MutableClock.START;
    var requests =
        Stream.of(
            TestRequests.received(1, now),
            TestRequests.received(typed, RequestKind.ADDRESS, now),
            TestRequests.in(RequestState.WAITING, TestRequests.received(2, now)));
    within(
        kind,
        stores ->
            assertThat(requests.map(each -> statements(() -> stores.requests().add(each))))
                .containsOnly(1L));
  }

  @ParameterizedTest
  @EnumSource
  void ofAHitIsTheSameWhateverItAllows(TestDatabase kind) {
    var hour = Duration.ofHours(1);
    within(
        kind,
        stores -> {
          var throttles = stores.throttles();
          var first = statements(() -> throttles.hit("allowed", 1, 1, hour));
          assertThat(statements(() -> throttles.hit("nothing wanted", 0, 1, hour)))
              .isEqualTo(first);
          assertThat(statements(() -> throttles.hit("never allowed", 1, 0, hour))).isEqualTo(first);
          var next = statements(() -> throttles.hit("nothing wanted", 1, 1, hour));
          assertThat(statements(() -> throttles.hit("nothing wanted", 1, 1, hour))).isEqualTo(next);
          assertThat(statements(() -> throttles.hit("nothing wanted", 0, 1, hour))).isEqualTo(next);
        });
  }

  private static void assertConstant(TestDatabase kind, BiConsumer<Stores, Integer> work) {
    within(
        kind,
        stores -> {
          stores.directoryTables().orElseThrow().save(records(MANY));
          stores.audience().replace(Set.copyOf(contacts(MANY)), links(MANY));
          assertThat(statements(() -> work.accept(stores, MANY)))
              .isPositive()
              .isEqualTo(statements(() -> work.accept(stores, 2)));
        });
  }

  private static void within(TestDatabase kind, Consumer<Stores> work) {
    var database = ProxyDataSourceBuilder.create(DATABASES.get(kind)).countQuery().build();
    var storage = JdbiStorage.create(database);
    storage.inTransaction(
        PortalId.of("test-" + UUID.randomUUID()),
        stores -> {
          stores.now();
          work.accept(stores);
          return true;
        });
  }

  private static long statements(Runnable work) {
    QueryCountHolder.clear();
    work.run();
    return QueryCountHolder.getGrandTotal().getTotal();
  }

  private static AudienceFilter everyone(int n) {
    return AudienceFilter.everyone()
        .contacts(contacts(n))
        .accountClasses(Set.of(KEYS.accountClass(1)))
        .siteSources(IntStream.rangeClosed(1, n).mapToObj(KEYS::siteSource).toList());
  }

  private static List<ContactId> contacts(int n) {
    return IntStream.rangeClosed(1, n).mapToObj(KEYS::contact).toList();
  }

  private static List<DirectoryRecord> records(int n) {
    return IntStream.rangeClosed(1, n).boxed().flatMap(StatementCountTest::world).toList();
  }

  private static Stream<DirectoryRecord> world(int n) {
    var link = RECORDS.link(n, n);
    return Stream.of(
        n % 2 == 0 ? RECORDS.account(n) : RECORDS.account(n).address("1 Main St"),
        RECORDS.site(n, n).source(KEYS.siteSource(n)).address("2 Main St"),
        RECORDS.service(n, n),
        RECORDS.contact(n),
        n % 2 == 0 ? link : link.sites(Set.of(KEYS.site(n))));
  }

  private static List<AudienceLink> links(int n) {
    return IntStream.rangeClosed(1, n)
        .mapToObj(each -> AudienceLinks.link(KEYS, each, each).siteSources(KEYS.siteSource(each)))
        .map(AudienceLinks::build)
        .toList();
  }

  private static Map<ContactId, Standing> standings(int n) {
    return contacts(n).stream().collect(toMap(each -> each, each -> Standing.NEVER_INVITED));
  }
}
