package io.github.portalinvites.internal.audience;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.AudienceRow;
import io.github.portalinvites.audience.AudienceUpkeep.Drift;
import io.github.portalinvites.audience.DetailsQuery;
import io.github.portalinvites.audience.Tally;
import io.github.portalinvites.directory.DirectoryRecord;
import io.github.portalinvites.internal.invitation.Logins;
import io.github.portalinvites.invitation.InvitationStatus;
import io.github.portalinvites.invitation.Standing;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.storage.AudienceLink;
import io.github.portalinvites.storage.Change;
import io.github.portalinvites.testkit.AudienceLinks;
import io.github.portalinvites.testkit.TestInvitations;
import io.github.portalinvites.testkit.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the audience follows the directory. */
public interface UpkeepContract extends PortalContract {

  @Test
  default void lagIsTheAgeOfTheOldestChange() {
    assertThat(upkeep().lag()).isZero();
    given(records().invitable(1));
    tested().clock().advance(Duration.ofSeconds(7));
    given(records().contact(1));
    assertThat(upkeep().lag()).isEqualTo(Duration.ofSeconds(7));
    upkeep().catchUp();
    assertThat(upkeep().lag()).isZero();
  }

  @Test
  default void workersTakeInWhatChanged() {
    given(records().invitable(1));
    tested().clock().advance(Duration.ofSeconds(7));
    portal().work();
    assertThat(upkeep().lag()).isZero();
  }

  @Test
  default void aResyncFindsWhatNobodyTold() {
    untold(manyContacts(600));
    assertThat(counts(EVERYONE).total()).isEqualTo(Tally.ZERO);
    upkeep().resync();
    assertThat(counts(EVERYONE).total()).isEqualTo(new Tally(600, 600));
    assertThat(upkeep().lag()).isZero();
  }

  @Test
  default void aResyncForgetsWhoIsGone() {
    given(records().invitable(1));
    given(records().invitable(2));
    counts(EVERYONE);
    commit(stores -> stores.directoryTables().orElseThrow().remove(keys().contact(1)));
    assertThat(counts(EVERYONE).total().contacts()).isEqualTo(2);
    upkeep().resync();
    assertThat(shown(EVERYONE, DetailsQuery.all())).containsExactly("Contact 2 A2");
  }

  @Test
  default void aResyncStoppedHalfWayGoesOnWhereItWas() {
    untold(manyContacts(600));
    commit(stores -> stores.changes().append(List.of(new Change.OfEverything())));
    commit(new AudienceFolder(Logins.BY_MAILBOX)::fold);
    var halfWay = snapshot(stores -> stores.audience().contactsAfter(null, 2_000)).size();
    assertThat(halfWay).isEqualTo(AudienceFolder.BATCH);
    tested().clock().advance(Duration.ofMinutes(3));
    assertThat(upkeep().lag()).isEqualTo(Duration.ofMinutes(3));
    var mark = snapshot(stores -> stores.settings().load("audience.resync")).orElseThrow();
    assertThat(mark).endsWith(keys().contact(AudienceFolder.BATCH).toString());
    upkeep().catchUp();
    assertThat(counts(EVERYONE).total().contacts()).isEqualTo(600);
    assertThat(upkeep().lag()).isZero();
  }

  @Test
  default void aResyncAlsoRebuildsWhatAWalkUnderWayHasPassed() {
    untold(manyContacts(600));
    commit(stores -> stores.changes().append(List.of(new Change.OfEverything())));
    commit(new AudienceFolder(Logins.BY_MAILBOX)::fold);
    untold(Stream.of(records().account(2), records().link(1, 2)));
    upkeep().resync();
    assertThat(total(1)).isEqualTo(new Tally(1, 2));
    assertThat(upkeep().lag()).isZero();
  }

  @Test
  default void verifyFindsNothingWhereAllIsRight() {
    smallWorld();
    assertThat(upkeep().verify()).isEqualTo(new Drift(12, 0, 0));
  }

  @Test
  default void verifyRepairsWhatDrifted() {
    smallWorld();
    upkeep().catchUp();
    var right = allRows();
    plant(1, 1);
    plant(2, 1);
    plant(77, 1);
    commit(
        stores -> {
          stores.changes().take(1);
          stores.audience().replace(Set.of(keys().contact(3)), List.of());
          var bounced = new Standing(InvitationStatus.BOUNCED, null, null, null);
          stores.audience().restate(Map.of(keys().contact(4), bounced));
        });
    assertThat(allRows()).isNotEqualTo(right);
    assertThat(upkeep().verify()).isEqualTo(new Drift(13, 5, 0));
    assertThat(allRows()).isEqualTo(right);
    assertThat(upkeep().verify()).isEqualTo(new Drift(12, 0, 0));
  }

  @Test
  default void aNewStatusIsTakenInWithoutTheDirectory() {
    given(records().invitable(1));
    counts(EVERYONE);
    var mailbox = TestInvitations.mailbox("contact1@example.org");
    commit(
        stores -> {
          stores.invitations().add(TestInvitations.handedOver(now(), mailbox, keys().contact(1)));
          stores.changes().append(List.of(new Change.OfIdentity(mailbox)));
        });
    assertThat(counts(EVERYONE).pending().contacts()).isEqualTo(1);
  }

  @Test
  default void expiryNeedsNoUpkeep() {
    aNewStatusIsTakenInWithoutTheDirectory();
    tested().clock().advance(TestInvitations.LIFETIME);
    assertThat(counts(EVERYONE).pending().contacts()).isEqualTo(1);
    assertThat(details(EVERYONE, DetailsQuery.all()))
        .extracting("status")
        .containsExactly(InvitationStatus.EXPIRED);
    var explained = audience().explain(DANA, keys().contact(1), EVERYONE);
    assertThat(explained.status()).isEqualTo(InvitationStatus.EXPIRED);
  }

  @Test
  default void manyReadersAndWritersLeaveNothingBehind() {
    given(records().division(1), records().accountClass(1), records().account(1));
    given(records().account(2));
    var ids = new AtomicInteger();
    Together.race(
        4,
        () -> {
          for (int i = 0; i < 4; i++) {
            var n = ids.incrementAndGet();
            given(records().contact(n), records().link(n, 1), records().link(n, 2));
            assertThat(total(n)).isEqualTo(new Tally(1, 2));
            directory().unlink(keys().contact(n), keys().account(2));
            assertThat(total(n)).isEqualTo(new Tally(1, 1));
          }
          return true;
        });
    assertThat(counts(EVERYONE).total()).isEqualTo(new Tally(16, 16));
    assertThat(upkeep().verify()).isEqualTo(new Drift(16, 0, 0));
  }

  @Test
  default void countsAndDetailsAgreeWhileOthersChange() {
    smallWorld();
    var done = new AtomicBoolean();
    Together.run(
        List.of(
            () -> {
              for (int i = 0; i < 15; i++) {
                directory().unlink(keys().contact(4), keys().account(1 + i % 2));
                given(records().contact(7).email("c%d@x.com".formatted(i)), records().link(4, 2));
                given(records().link(4, 1 + i % 2), records().link(30 + i, 1));
                given(records().contact(30 + i));
                upkeep().catchUp();
              }
              done.set(true);
              return true;
            },
            () -> {
              while (!done.get()) {
                var both = audience().countsAndDetails(DANA, EVERYONE, everythingOnOnePage());
                assertThat(both.counts().total().rows()).isEqualTo(both.details().items().size());
                assertThat(both.counts().total().contacts())
                    .isEqualTo(
                        both.details().items().stream()
                            .map(AudienceRow::contact)
                            .distinct()
                            .count());
              }
              return true;
            }));
  }

  private static DetailsQuery everythingOnOnePage() {
    return DetailsQuery.all().page(PageRequest.first(500));
  }

  private Tally total(int contact) {
    return counts(AudienceFilter.contacts(keys().contact(contact))).total();
  }

  private Set<AudienceLink> allRows() {
    return snapshot(
        stores -> Set.copyOf(stores.audience().of(stores.audience().contactsAfter(null, 100))));
  }

  /** Replaces a contact's rows by one that no fact supports. */
  private void plant(int contact, int account) {
    commit(
        stores -> {
          stores.changes().take(500);
          var row = AudienceLinks.link(keys(), contact, account).name("Nobody").build();
          stores.audience().replace(Set.of(keys().contact(contact)), List.of(row));
        });
  }

  private void untold(Stream<DirectoryRecord> records) {
    commit(stores -> stores.directoryTables().orElseThrow().save(records.toList()));
  }

  private Stream<DirectoryRecord> manyContacts(int n) {
    return Stream.concat(
        Stream.of(records().division(1), records().accountClass(1), records().account(1)),
        IntStream.rangeClosed(1, n)
            .boxed()
            .flatMap(each -> Stream.of(records().contact(each), records().link(each, 1))));
  }
}
