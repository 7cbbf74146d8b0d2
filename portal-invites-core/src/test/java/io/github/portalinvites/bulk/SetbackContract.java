package io.github.portalinvites.bulk;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.storage.StorageException;
import io.github.portalinvites.testkit.TestPortal;
import io.github.portalinvites.testkit.WatchedStorage;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What becomes of a run while something around it fails again and again. */
public interface SetbackContract extends TownContract {

  @Test
  default void sendingGoesOnWhileTheUpkeepFails() {
    var watched = watched();
    var portal = town(3, watched);
    var run = portal.start(invite());
    portal.door().directory().save(records().contact(1));
    failAt(watched, "changes.take", new IllegalStateException("the upkeep is broken"));
    portal.work();
    assertThat(portal.run(run).outcomes()).isEqualTo(Map.of(Outcome.SENT, 3L));
  }

  @Test
  default void runPausesWithTheReasonWhereItsMessagesCannotBeMadeReady() {
    var watched = watched();
    var portal = town(3, watched);
    var run = portal.start(invite());
    var gone = new NotFoundException("division", keys().division(1));
    failAt(watched, "directory.accountClasses", gone);
    failThrice(portal);
    assertThat(portal.run(run).pausedFor()).isEqualTo(PauseReason.NOT_MADE_READY);
    assertThat(portal.run(run).remark()).isEqualTo(gone.getMessage());
    watched.heal();
    portal.door().bulk().resume(DANA, run);
    portal.work();
    assertThat(portal.run(run).outcomes()).isEqualTo(Map.of(Outcome.SENT, 3L));
  }

  @Test
  default void reasonOfAPauseShowsNobodysData() {
    var watched = watched();
    var portal = town(3, watched);
    var run = portal.start(invite());
    failAt(watched, "directory.accountClasses", new IllegalStateException("rosa@example.org"));
    failThrice(portal);
    assertThat(portal.run(run).remark()).isEqualTo("IllegalStateException");
  }

  @Test
  default void failingStorageIsSeenOnTheRunAndNeedsNobody() {
    var watched = watched();
    var portal = town(3, watched);
    var run = portal.start(invite());
    var failure = new StorageException("SQL state 22P02", new IllegalStateException());
    failAt(watched, "directory.accountClasses", failure);
    failThrice(portal);
    assertThat(portal.run(run).state()).isEqualTo(RunState.RUNNING);
    assertThat(portal.run(run).remark()).contains("22P02");
    watched.heal();
    portal.work();
    assertThat(portal.run(run).outcomes()).isEqualTo(Map.of(Outcome.SENT, 3L));
    assertThat(portal.run(run).remark()).isNull();
  }

  @Test
  default void brokenListenerHarmsNothing() {
    var portal =
        town(
            3,
            door ->
                door.runListener(
                    run -> {
                      throw new NoClassDefFoundError("the host's screen");
                    }));
    assertThat(portal.send(invite()).outcomes()).isEqualTo(Map.of(Outcome.SENT, 3L));
  }

  @Test
  default void brokenQuestionForInternalUsersPausesTheRun() {
    var broken = new AtomicBoolean();
    var portal = town(3, door -> door.internalUsers(address -> fails(broken)));
    var run = portal.start(invite());
    broken.set(true);
    failThrice(portal);
    assertThat(portal.run(run).pausedFor()).isEqualTo(PauseReason.NOT_MADE_READY);
  }

  private static boolean fails(AtomicBoolean broken) {
    if (broken.get()) {
      throw new NoClassDefFoundError("the host's list of staff");
    }
    return false;
  }

  private static void failAt(WatchedStorage watched, String where, RuntimeException failure) {
    watched.before(
        call -> {
          if (call.equals(where)) {
            throw failure;
          }
        });
  }

  private void failThrice(TestPortal portal) {
    for (var time = 0; time < 3; time++) {
      assertThatThrownBy(portal::work).isInstanceOf(RuntimeException.class);
      tested().clock().advance(Duration.ofSeconds(5));
    }
  }
}
