package io.github.portalinvites.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.testkit.Together;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Counters that all processes share. */
public interface ThrottleStoreContract extends StorageContract {

  Duration HOUR = Duration.ofHours(1);

  @Test
  default void hitsAreAllowedUpToTheLimit() {
    assertThat(hit("invoice 7", 3)).isEqualTo(3);
    assertThat(hit("invoice 7", 1)).isEqualTo(1);
    assertThat(hit("invoice 7", 10)).isEqualTo(1);
    assertThat(hit("invoice 7", 1)).isZero();
  }

  @Test
  default void nothingWantedIsNothingCounted() {
    assertThat(hit("invoice 7", 0)).isZero();
    assertThat(hit("invoice 7", 5)).isEqualTo(5);
  }

  @Test
  default void keysAreCountedApartAndToTheLetter() {
    hit("invoice 7", 5);
    assertThat(hit("Invoice 7", 5)).isEqualTo(5);
    assertThat(hit("'; -- ü 東京 " + "long ".repeat(36), 5)).isEqualTo(5);
  }

  @Test
  default void nextPeriodBeginsAnew() {
    hit("invoice 7", 5);
    tested().clock().advance(HOUR.minusNanos(1_000));
    assertThat(hit("invoice 7", 5)).isZero();
    tested().clock().advance(Duration.ofNanos(1_000));
    assertThat(hit("invoice 7", 5)).isEqualTo(5);
  }

  @Test
  default void periodsAreCountedFromTheEpochOn() {
    tested().clock().advance(Duration.ofMinutes(59));
    hit("invoice 7", 5);
    tested().clock().advance(Duration.ofMinutes(1));
    assertThat(hit("invoice 7", 2)).isEqualTo(2);
  }

  @Test
  default void periodWithoutHitsIsPassedOver() {
    hit("invoice 7", 5);
    tested().clock().advance(HOUR.multipliedBy(50));
    assertThat(hit("invoice 7", 5)).isEqualTo(5);
  }

  @Test
  default void lateComerOfAnEarlierPeriodCountsInTheLatest() {
    tested().clock().advance(HOUR);
    hit("invoice 7", 3);
    tested().clock().advance(HOUR.negated());
    assertThat(hit("invoice 7", 1)).isEqualTo(1);
    tested().clock().advance(HOUR);
    assertThat(hit("invoice 7", 5)).isEqualTo(1);
  }

  @Test
  default void anotherPeriodIsAnotherCounter() {
    hit("invoice 7", 5);
    assertThat(hit("invoice 7", 5, 20, Duration.ofDays(1))).isEqualTo(5);
    assertThat(hit("invoice 7", 20, 20, Duration.ofDays(1))).isEqualTo(15);
    assertThat(hit("invoice 7", 1)).isZero();
  }

  @Test
  default void loweredLimitAllowsNothingMore() {
    hit("invoice 7", 5);
    assertThat(hit("invoice 7", 1, 2, HOUR)).isZero();
    assertThat(hit("invoice 7", 9, 7, HOUR)).isEqualTo(2);
  }

  @Test
  default void manyAtTheSameTimeNeverExceedTheLimit() {
    var allowed = Together.race(16, () -> hit("relay", 7, 50, HOUR));
    assertThat(allowed.stream().mapToInt(n -> n).sum()).isEqualTo(50);
  }

  @Test
  default void rolledBackHitDoesNotCount() {
    rollBack(stores -> stores.throttles().hit("invoice 7", 5, 5, HOUR));
    assertThat(hit("invoice 7", 5)).isEqualTo(5);
    rollBack(stores -> stores.throttles().hit("invoice 7", 5, 10, HOUR));
    assertThat(hit("invoice 7", 5)).isZero();
  }

  @Test
  default void resetCounterBeginsAnewInEachOfItsPeriods() {
    hit("invoice 7", 5);
    hit("invoice 7", 5, 5, HOUR.multipliedBy(24));
    hit("invoice 8", 5);
    commit(stores -> stores.throttles().reset("invoice 7"));
    assertThat(hit("invoice 7", 5)).isEqualTo(5);
    assertThat(hit("invoice 7", 5, 5, HOUR.multipliedBy(24))).isEqualTo(5);
    assertThat(hit("invoice 8", 5)).isZero();
  }

  @Test
  default void hitsThatAreGivenBackCanBeHadAgain() {
    hit("invoice 7", 5);
    hit("invoice 7", 5, 5, HOUR.multipliedBy(24));
    giveBack("invoice 7", 2);
    assertThat(hit("invoice 7", 5)).isEqualTo(2);
    assertThat(hit("invoice 7", 5, 5, HOUR.multipliedBy(24))).isZero();
  }

  @Test
  default void noMoreIsGivenBackThanWasCounted() {
    hit("invoice 7", 3);
    giveBack("invoice 7", 9);
    giveBack("invoice 8", 1);
    assertThat(hit("invoice 7", 9)).isEqualTo(5);
    assertThat(hit("invoice 8", 9)).isEqualTo(5);
  }

  @Test
  default void whatWasCountedInAnEarlierPeriodIsNotGivenBack() {
    hit("invoice 7", 5);
    tested().clock().advance(HOUR);
    giveBack("invoice 7", 5);
    tested().clock().advance(HOUR.negated());
    assertThat(hit("invoice 7", 5)).isZero();
    tested().clock().advance(HOUR);
    hit("invoice 7", 3);
    tested().clock().advance(HOUR.negated());
    giveBack("invoice 7", 1);
    assertThat(hit("invoice 7", 5)).as("a late comer's").isEqualTo(3);
  }

  @Test
  default void countersGoWhenTheirPeriodIsOver() {
    hit("invoice 7", 5);
    hit("invoice 8", 1);
    hit("invoice 7", 5, 5, HOUR.multipliedBy(24));
    tested().clock().advance(HOUR.minusNanos(1_000));
    assertThat(removeOld(9)).isZero();
    tested().clock().advance(Duration.ofNanos(1_000));
    hit("invoice 8", 2);
    assertThat(removeOld(9)).isEqualTo(1);
    assertThat(removeOld(9)).isZero();
    assertThat(hit("invoice 8", 5)).isEqualTo(3);
    assertThat(hit("invoice 7", 5, 5, HOUR.multipliedBy(24))).isZero();
  }

  @Test
  default void oldCountersGoInParts() {
    for (int n = 0; n < 5; n++) {
      hit("invoice " + n, 1);
    }
    tested().clock().advance(HOUR);
    assertThat(removeOld(3)).isEqualTo(3);
    assertThat(removeOld(3)).isEqualTo(2);
    assertThat(removeOld(3)).isZero();
  }

  @Test
  default void nothingWantedLeavesACounterLikeAnythingElse() {
    hit("invoice 7", 0);
    hit("invoice 8", 1, 0, HOUR);
    hit("invoice 9", 1);
    tested().clock().advance(HOUR);
    assertThat(removeOld(9)).isEqualTo(3);
  }

  @Test
  default void removingWhileOthersCountLosesNoHit() {
    for (int hour = 0; hour < 5; hour++) {
      var allowed =
          Together.race(
              8,
              () -> {
                removeOld(9);
                return hit("relay", 7, 50, HOUR);
              });
      assertThat(allowed.stream().mapToInt(n -> n).sum()).isEqualTo(50);
      tested().clock().advance(HOUR);
    }
  }

  @Test
  default void countersOfAnotherPortalStay() {
    hit("invoice 7", 5);
    commitElsewhere(stores -> stores.throttles().giveBack("invoice 7", 5, HOUR));
    assertThat(hit("invoice 7", 5)).isZero();
    tested().clock().advance(HOUR);
    commitElsewhere(stores -> assertThat(stores.throttles().removeOld(9)).isZero());
    assertThat(removeOld(9)).isEqualTo(1);
  }

  @Test
  default void portalsAreCountedApart() {
    commitElsewhere(
        stores -> assertThat(stores.throttles().hit("invoice 7", 5, 5, HOUR)).isEqualTo(5));
    assertThat(hit("invoice 7", 5)).isEqualTo(5);
  }

  /** At most five an hour. */
  private int hit(String key, int wanted) {
    return hit(key, wanted, 5, HOUR);
  }

  private void giveBack(String key, int hits) {
    commit(stores -> stores.throttles().giveBack(key, hits, HOUR));
  }

  private int removeOld(int limit) {
    return transaction(stores -> stores.throttles().removeOld(limit));
  }

  private int hit(String key, int wanted, int limit, Duration period) {
    return transaction(stores -> stores.throttles().hit(key, wanted, limit, period));
  }
}
