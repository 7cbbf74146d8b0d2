package io.github.portalinvites.storage.contract;

import static io.github.portalinvites.audience.Restriction.ACTIVE_SERVICES;
import static io.github.portalinvites.audience.Restriction.BALANCE_DUE;
import static io.github.portalinvites.audience.Restriction.WITHOUT_AUTOMATIC_PAYMENT;
import static io.github.portalinvites.storage.AudienceRows.Dimension.ACCOUNT_CLASS;
import static io.github.portalinvites.storage.AudienceRows.Dimension.ACCOUNT_SOURCE;
import static io.github.portalinvites.storage.AudienceRows.Dimension.BILL_GROUP;
import static io.github.portalinvites.storage.AudienceRows.Dimension.DIVISION;
import static io.github.portalinvites.storage.AudienceRows.Dimension.SITE_SOURCE;
import static io.github.portalinvites.testkit.Standings.ACCEPTED;
import static io.github.portalinvites.testkit.Standings.BOUNCED;
import static io.github.portalinvites.testkit.Standings.PENDING;
import static io.github.portalinvites.testkit.Standings.REVOKED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.BucketCounts;
import io.github.portalinvites.audience.Restriction;
import io.github.portalinvites.audience.Tally;
import io.github.portalinvites.directory.AccountStatus;
import io.github.portalinvites.invitation.StatusBucket;
import io.github.portalinvites.portal.HostKey;
import io.github.portalinvites.storage.AudienceQuery;
import io.github.portalinvites.storage.AudienceRows.Dimension;
import io.github.portalinvites.testkit.Together;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Distinct contacts and their rows, counted under every condition. */
public interface AudienceCountsContract extends AudienceContract {

  @Test
  default void emptyAudienceCountsNobody() {
    assertThat(counts(ACTIVE)).isEqualTo(BucketCounts.ZERO);
    assertThat(countsBy(DIVISION, ACTIVE)).isEmpty();
  }

  @Test
  default void contactIsCountedOnceHoweverManyRowsItHas() {
    rows(link(1, 1), link(1, 2), link(1, 3), link(2, 1));
    assertThat(total(ACTIVE)).isEqualTo(new Tally(2, 4));
  }

  @Test
  default void contactIsCountedUnderItsStatus() {
    rows(
        link(1, 1).standing(ACCEPTED),
        link(1, 2).standing(ACCEPTED),
        link(2, 1).standing(PENDING),
        link(3, 1).standing(BOUNCED),
        link(4, 1).standing(REVOKED),
        link(5, 1));
    assertThat(counts(ACTIVE))
        .isEqualTo(new BucketCounts(new Tally(1, 2), new Tally(2, 2), new Tally(2, 2)));
  }

  @ParameterizedTest
  @EnumSource(StatusBucket.class)
  default void countsOfOneBucketHaveOnlyThat(StatusBucket bucket) {
    rows(link(1, 1).standing(ACCEPTED), link(2, 1).standing(PENDING), link(3, 1));
    var counts = counts(new AudienceQuery(ACTIVE, List.of(), bucket));
    assertThat(counts.of(bucket)).isEqualTo(new Tally(1, 1));
    assertThat(counts.total()).isEqualTo(new Tally(1, 1));
  }

  @Test
  default void divisionsAreCountedAlone() {
    rows(link(1, 1).division(1), link(1, 2).division(2), link(2, 3).division(2));
    assertThat(total(AudienceFilter.division(keys().division(1)))).isEqualTo(new Tally(1, 1));
    assertThat(total(AudienceFilter.division(keys().division(2)))).isEqualTo(new Tally(2, 2));
    assertThat(total(AudienceFilter.division(keys().division(3)))).isEqualTo(Tally.ZERO);
  }

  @Test
  default void contactInSeveralDivisionsIsCountedOnce() {
    rows(link(1, 1).division(1), link(1, 2).division(2), link(1, 3).division(2));
    var both = AudienceFilter.division(keys().division(1), keys().division(2));
    assertThat(total(both)).isEqualTo(new Tally(1, 3));
    assertThat(total(ACTIVE)).isEqualTo(new Tally(1, 3));
    assertThat(total(AudienceFilter.division(keys().division(2)))).isEqualTo(new Tally(1, 2));
  }

  @Test
  default void contactThatLosesItsSecondRowIsStillCountedOnce() {
    rows(link(1, 1).division(1), link(1, 2).division(2));
    rows(link(1, 2).division(2));
    assertThat(total(ACTIVE)).isEqualTo(new Tally(1, 1));
    assertThat(total(AudienceFilter.division(keys().division(2)))).isEqualTo(new Tally(1, 1));
  }

  @Test
  default void everyListNarrowsTheCount() {
    rows(
        link(1, 1).accountClass(1).billGroup(1).accountSource(1).siteSources(keys().siteSource(1)),
        link(2, 2).accountClass(2).billGroup(2).accountSource(2).siteSources(keys().siteSource(2)),
        link(3, 3).noAccountClass());
    assertThat(total(ACTIVE.accountClasses(Set.of(keys().accountClass(2)))))
        .isEqualTo(new Tally(1, 1));
    assertThat(total(ACTIVE.billGroups(Set.of(keys().billGroup(2))))).isEqualTo(new Tally(1, 1));
    assertThat(total(ACTIVE.accountSources(Set.of(keys().accountSource(2)))))
        .isEqualTo(new Tally(1, 1));
    assertThat(total(ACTIVE.siteSources(Set.of(keys().siteSource(2))))).isEqualTo(new Tally(1, 1));
  }

  @Test
  default void severalValuesOfOneListMatchAnyOfThem() {
    rows(link(1, 1).billGroup(1), link(2, 2).billGroup(2), link(3, 3).billGroup(3), link(4, 4));
    var oneOrThree = ACTIVE.billGroups(Set.of(keys().billGroup(1), keys().billGroup(3)));
    assertThat(total(oneOrThree)).isEqualTo(new Tally(2, 2));
  }

  @Test
  default void rowWithSeveralMatchingSiteSourcesIsOneRow() {
    rows(link(1, 1).siteSources(keys().siteSource(1), keys().siteSource(2)));
    var either = ACTIVE.siteSources(Set.of(keys().siteSource(1), keys().siteSource(2)));
    assertThat(total(either)).isEqualTo(new Tally(1, 1));
  }

  @ParameterizedTest
  @EnumSource(Restriction.class)
  default void everyRestrictionNarrowsTheCount(Restriction restriction) {
    var others = EnumSet.complementOf(EnumSet.of(restriction)).toArray(Restriction[]::new);
    rows(link(1, 1).satisfies(restriction), link(2, 2).satisfies(others), link(3, 3));
    assertThat(total(ACTIVE.restrictTo(restriction))).isEqualTo(new Tally(1, 1));
    assertThat(total(ACTIVE.restrictTo(others))).isEqualTo(new Tally(1, 1));
  }

  @Test
  default void allConditionsMustHoldOnTheSameRow() {
    rows(
        link(1, 1).satisfies(BALANCE_DUE).accountClass(1),
        link(1, 2).satisfies(WITHOUT_AUTOMATIC_PAYMENT, ACTIVE_SERVICES).accountClass(2));
    assertThat(total(ACTIVE.restrictTo(BALANCE_DUE, ACTIVE_SERVICES))).isEqualTo(Tally.ZERO);
    var classTwo = ACTIVE.accountClasses(Set.of(keys().accountClass(2)));
    assertThat(total(classTwo.restrictTo(BALANCE_DUE))).isEqualTo(Tally.ZERO);
    assertThat(total(classTwo.restrictTo(ACTIVE_SERVICES))).isEqualTo(new Tally(1, 1));
  }

  @Test
  default void accountStatusesAreFiltered() {
    rows(
        link(1, 1),
        link(2, 2).accountStatus(AccountStatus.INACTIVE),
        link(3, 3).accountStatus(AccountStatus.PROSPECT));
    assertThat(total(ACTIVE).contacts()).isEqualTo(1);
    assertThat(total(ACTIVE.accountStatuses(Set.of())).contacts()).isEqualTo(3);
    var notActive = Set.of(AccountStatus.INACTIVE, AccountStatus.PROSPECT);
    assertThat(total(ACTIVE.accountStatuses(notActive)).contacts()).isEqualTo(2);
  }

  @Test
  default void handPickedContactsAreCountedAlone() {
    rows(link(1, 1), link(1, 2), link(2, 1), link(3, 1));
    var picked = AudienceFilter.contacts(keys().contact(1), keys().contact(3), keys().contact(9));
    assertThat(total(picked)).isEqualTo(new Tally(2, 3));
  }

  @Test
  default void asManyContactsCanBePickedAsAFilterTakes() {
    rows(link(1, 1), link(5, 1), link(20_000, 1));
    var many = IntStream.rangeClosed(1, AudienceFilter.MAX_VALUES).mapToObj(keys()::contact);
    assertThat(total(ACTIVE.contacts(many.toList())).contacts()).isEqualTo(2);
  }

  @Test
  default void filterValuesOfAnotherKeyTypeMatchNobody() {
    rows(link(1, 1).billGroup(1));
    var foreign = keys().ofAnotherType();
    assertThat(total(AudienceFilter.division(foreign.division(1)))).isEqualTo(Tally.ZERO);
    assertThat(total(AudienceFilter.contacts(foreign.contact(1)))).isEqualTo(Tally.ZERO);
    assertThat(total(ACTIVE.billGroups(Set.of(foreign.billGroup(1), keys().billGroup(1)))))
        .isEqualTo(new Tally(1, 1));
  }

  @Test
  default void everySearchWordMustOccur() {
    rows(link(1, 1).name("Ann Lee").account("A7", "Bakery"), link(2, 2).name("Ann Fox"));
    assertThat(counts(query(ACTIVE, "ann")).total().contacts()).isEqualTo(2);
    assertThat(counts(query(ACTIVE, "ann", "baker")).total().contacts()).isEqualTo(1);
    assertThat(counts(query(ACTIVE, "lee", "fox")).total().contacts()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "_", "\\", "'", "\"", "[", "*", "?", ".", "\\%", "--", "$1", "é"})
  default void searchWordIsMeantToTheLetter(String word) {
    rows(link(1, 1).name("x" + word + "y"), link(2, 2).name("xzy").email(null).account("1", "b"));
    assertThat(counts(query(ACTIVE, word)).total().contacts()).isEqualTo(1);
  }

  @Test
  default void searchTextOfTheFilterIsNotLookedAt() {
    rows(link(1, 1));
    assertThat(total(ACTIVE.search("nowhere to be found"))).isEqualTo(new Tally(1, 1));
  }

  @Test
  default void countsBySplitByEachList() {
    rows(
        link(1, 1).division(1).billGroup(1).accountSource(1),
        link(1, 2).division(2).billGroup(1).accountSource(2).accountClass(2),
        link(2, 2).division(2).standing(PENDING).noAccountClass());
    assertThat(totalsBy(DIVISION, ACTIVE))
        .isEqualTo(Map.of(1, new Tally(1, 1), 2, new Tally(2, 2)));
    assertThat(totalsBy(BILL_GROUP, ACTIVE)).isEqualTo(Map.of(1, new Tally(1, 2)));
    assertThat(totalsBy(ACCOUNT_SOURCE, ACTIVE))
        .isEqualTo(Map.of(1, new Tally(1, 1), 2, new Tally(1, 1)));
    assertThat(totalsBy(ACCOUNT_CLASS, ACTIVE))
        .isEqualTo(Map.of(1, new Tally(1, 1), 2, new Tally(1, 1)));
  }

  @Test
  default void countsByKeepTheBucketsApart() {
    rows(link(1, 1), link(2, 1).standing(PENDING), link(3, 1).standing(ACCEPTED));
    assertThat(countsBy(DIVISION, ACTIVE))
        .containsEntry(
            keys().key(1), new BucketCounts(new Tally(1, 1), new Tally(1, 1), new Tally(1, 1)));
  }

  @Test
  default void rowCountsUnderEachOfItsSiteSources() {
    rows(
        link(1, 1).siteSources(keys().siteSource(1), keys().siteSource(2)),
        link(1, 2).siteSources(keys().siteSource(2)),
        link(2, 3));
    assertThat(totalsBy(SITE_SOURCE, ACTIVE))
        .isEqualTo(Map.of(1, new Tally(1, 1), 2, new Tally(1, 2)));
  }

  @Test
  default void countsByFollowTheWholeQuery() {
    rows(
        link(1, 1).division(1).satisfies(BALANCE_DUE),
        link(2, 2).division(2),
        link(3, 3).division(3).satisfies(BALANCE_DUE));
    var filter = AudienceFilter.division(keys().division(1), keys().division(2));
    assertThat(totalsBy(DIVISION, filter.restrictTo(BALANCE_DUE)))
        .isEqualTo(Map.of(1, new Tally(1, 1)));
  }

  @Test
  default void countsOfOneSnapshotAgreeWhileOthersWrite() {
    rows(link(1, 1), link(2, 2));
    look(
        stores -> {
          var before = stores.audience().counts(query(ACTIVE));
          Together.elsewhere(() -> rows(link(2, 2).standing(PENDING), link(3, 3)));
          assertThat(stores.audience().counts(query(ACTIVE))).isEqualTo(before);
          assertThat(stores.audience().countsBy(DIVISION, query(ACTIVE)))
              .containsEntry(keys().key(1), before);
        });
    assertThat(total(ACTIVE).contacts()).isEqualTo(3);
  }

  private Map<HostKey, BucketCounts> countsBy(Dimension dimension, AudienceFilter filter) {
    return snapshot(stores -> stores.audience().countsBy(dimension, query(filter)));
  }

  /** The totals by the number that each key was made of. */
  private Map<Integer, Tally> totalsBy(Dimension dimension, AudienceFilter filter) {
    var counts = countsBy(dimension, filter);
    var numbers =
        IntStream.rangeClosed(1, 9).boxed().filter(n -> counts.containsKey(keys().key(n)));
    return numbers.collect(Collectors.toMap(n -> n, n -> counts.get(keys().key(n)).total()));
  }
}
