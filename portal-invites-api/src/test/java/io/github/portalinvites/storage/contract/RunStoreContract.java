package io.github.portalinvites.storage.contract;

import static io.github.portalinvites.testkit.TestRuns.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.audience.FilterFingerprint;
import io.github.portalinvites.bulk.IdempotencyKey;
import io.github.portalinvites.bulk.PauseReason;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.storage.Run;
import io.github.portalinvites.storage.RunStore.Entry;
import io.github.portalinvites.storage.RunStore.KeyUse;
import io.github.portalinvites.template.MergeField;
import io.github.portalinvites.testkit.TestRuns;
import io.github.portalinvites.testkit.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Plans, runs, and the keys under which they are started. */
public interface RunStoreContract extends StorageContract {

  IdempotencyKey MAY = IdempotencyKey.of("may-campaign");

  @Test
  default void runComesBackAsItWas() {
    var run = fullRun("'; drop table x; -- \"%_\\ \n\t Zürich 東京 \uD83D\uDE80");
    add(run);
    assertThat(find(run.id())).contains(run);
  }

  @Test
  default void bareRunComesBackAsItWas() {
    var run = TestRuns.run(RunState.PLANNING);
    add(run);
    assertThat(find(run.id())).contains(run);
  }

  @Test
  default void longDocumentComesBackAsItWas() {
    var run = fullRun("0123456789abcdef".repeat(65_536));
    add(run);
    assertThat(find(run.id())).contains(run);
  }

  @Test
  default void redraftedRunHasAnotherDocumentOnly() {
    var run = fullRun("before");
    add(run);
    commit(stores -> stores.runs().redraft(run.id(), "after"));
    commit(stores -> stores.runs().redraft(new RunId(UUID.randomUUID()), "nobody's"));
    var stored = find(run.id()).orElseThrow();
    assertThat(stored.document()).isEqualTo("after");
    assertThat(stored.version()).isEqualTo(run.version());
    assertThat(stored.going()).isEqualTo(run.going());
  }

  @Test
  default void runsComePageByPageTheLatestFirst() {
    var all = Stream.generate(() -> TestRuns.run(RunState.PLANNED)).limit(5).toList();
    all.forEach(this::add);
    change(all.get(1).with(RunState.CANCELLED, all.get(1).planned(), all.get(1).going()));
    var first = page(Long.MAX_VALUE, 3);
    var second = page(first.get(2).position(), 3);
    assertThat(first).extracting(Entry::run).containsExactly(all.get(4), all.get(3), all.get(2));
    assertThat(second)
        .extracting(each -> each.run().id())
        .containsExactly(all.get(1).id(), all.get(0).id());
    assertThat(second.get(0).run().state()).isEqualTo(RunState.CANCELLED);
    assertThat(page(second.get(1).position(), 3)).isEmpty();
  }

  @Test
  default void pageHasNoRunOfAnotherPortal() {
    commitElsewhere(stores -> stores.runs().add(TestRuns.run(RunState.PLANNED)));
    assertThat(page(Long.MAX_VALUE, 10)).isEmpty();
  }

  private List<Entry> page(long before, int limit) {
    return snapshot(stores -> stores.runs().page(before, limit));
  }

  @Test
  default void unknownRunIsNotFound() {
    add(TestRuns.run(RunState.PLANNED));
    assertThat(find(new RunId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  default void changedRunIsStored() {
    var before = TestRuns.run(RunState.PLANNING);
    add(before);
    var full = fullRun(before.document());
    var next = before.startedBy(DANA).with(RunState.PAUSED, full.planned(), full.going());
    assertThat(change(next)).isTrue();
    assertThat(find(before.id())).contains(next);
  }

  @Test
  default void runGoesThroughEveryState() {
    var run = TestRuns.run(RunState.PLANNING);
    add(run);
    for (var state : RunState.values()) {
      run = run.with(state, run.planned(), run.going());
      assertThat(change(run)).isTrue();
      assertThat(find(run.id())).contains(run);
    }
  }

  @Test
  default void changeUnderAnOlderVersionLoses() {
    var run = TestRuns.run(RunState.PLANNING);
    add(run);
    var winner = run.with(RunState.PLANNED, run.planned(), run.going());
    change(winner);
    assertThat(change(run.with(RunState.CANCELLED, run.planned(), run.going()))).isFalse();
    assertThat(change(run)).isFalse();
    assertThat(find(run.id())).contains(winner);
  }

  @Test
  default void runThatIsNotStoredCannotBeChanged() {
    var run = TestRuns.run(RunState.PLANNING);
    var next = run.with(RunState.PLANNED, run.planned(), run.going());
    assertThat(change(next)).isFalse();
    assertThat(find(run.id())).isEmpty();
  }

  @Test
  default void onlyOneOfManySimultaneousChangesOfARunWins() {
    var run = TestRuns.run(RunState.PLANNING);
    add(run);
    var next = run.with(RunState.PLANNED, run.planned(), run.going());
    assertThat(Together.race(16, () -> change(next))).containsOnlyOnce(true).hasSize(16);
  }

  @Test
  default void rolledBackRunIsNotThere() {
    var run = TestRuns.run(RunState.PLANNING);
    rollBack(stores -> stores.runs().add(run));
    assertThat(find(run.id())).isEmpty();
  }

  @Test
  default void runOfAnotherPortalIsNotSeen() {
    var run = TestRuns.run(RunState.PLANNED);
    commitElsewhere(stores -> stores.runs().add(run));
    assertThat(find(run.id())).isEmpty();
    assertThat(change(run.with(RunState.CANCELLED, run.planned(), run.going()))).isFalse();
    commitElsewhere(stores -> assertThat(stores.runs().find(run.id())).contains(run));
  }

  @Test
  default void keyStandsForItsFirstUse() {
    var first = aUse("start plan 1");
    assertThat(use("u-7", MAY, first)).isEqualTo(first);
    assertThat(use("u-7", MAY, aUse("start plan 2"))).isEqualTo(first);
    assertThat(use("u-7", MAY, first)).isEqualTo(first);
  }

  @Test
  default void keysAreEachActorsOwn() {
    use("u-7", MAY, aUse("Dana's"));
    var other = aUse("Eve's");
    assertThat(use("u-8", MAY, other)).isEqualTo(other);
  }

  @Test
  default void keysAreComparedToTheLetter() {
    use("u-7", MAY, aUse("may"));
    var other = aUse("MAY");
    assertThat(use("u-7", IdempotencyKey.of("May-campaign"), other)).isEqualTo(other);
    assertThat(use("U-7", MAY, other)).isEqualTo(other);
  }

  @Test
  default void usesOfManyAtTheSameTimeHaveOneAnswer() {
    var answers = Together.race(16, () -> use("u-7", MAY, aUse("each its own run")));
    assertThat(answers).hasSize(16).containsOnly(use("u-7", MAY, aUse("later")));
  }

  @Test
  default void rolledBackUseLeavesTheKeyFree() {
    rollBack(stores -> stores.runs().use("u-7", MAY, aUse("lost")));
    var next = aUse("kept");
    assertThat(use("u-7", MAY, next)).isEqualTo(next);
  }

  @Test
  default void keyOfAnotherPortalIsFree() {
    commitElsewhere(stores -> stores.runs().use("u-7", MAY, aUse("elsewhere")));
    var mine = aUse("here");
    assertThat(use("u-7", MAY, mine)).isEqualTo(mine);
  }

  private static Run fullRun(String document) {
    var at = TestRuns.run(RunState.PAUSED).planned().expires();
    return new Run(
        new RunId(UUID.randomUUID()),
        Actor.of(DANA.id(), "D'Arcy \"Zoë\""),
        Actor.of("fox", "Fox '); drop"),
        new FilterFingerprint("A-Za-z0-9_-".repeat(3)),
        document,
        RunState.PAUSED,
        new Run.Planned(
            1L << 40,
            12,
            11,
            Map.of(SkipReason.NO_EMAIL, 3L, SkipReason.REVOKED, 1L),
            Map.of(MergeField.ACCOUNT_NAME, 2L),
            at),
        new Run.Going(
            PauseReason.CANARY,
            "421 4.7.0 = slow; down & out",
            10,
            at.plusNanos(1_000),
            at.plus(Duration.ofDays(1)),
            7,
            at.plus(Duration.ofDays(2))),
        0);
  }

  private static KeyUse aUse(String body) {
    return new KeyUse(new RunId(UUID.randomUUID()), body);
  }

  private KeyUse use(String actor, IdempotencyKey key, KeyUse use) {
    return transaction(stores -> stores.runs().use(actor, key, use));
  }

  private void add(Run run) {
    commit(stores -> stores.runs().add(run));
  }

  private boolean change(Run next) {
    return transaction(stores -> stores.runs().change(next));
  }

  private Optional<Run> find(RunId id) {
    return snapshot(stores -> stores.runs().find(id));
  }
}
