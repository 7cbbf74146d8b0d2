package io.github.portalinvites.bulk;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.Pace;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.testkit.TestPortal;
import io.github.portalinvites.testkit.Together;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several processes, each with several threads, on one storage. */
public interface ManyWorkersContract extends TownContract {

  @Test
  default void processesShareOneRun() {
    var portals = List.of(town(150), otherProcess(), otherProcess());
    var run = portals.get(0).start(invite());
    workTogether(portals);
    assertThat(portals.get(0).run(run).state()).isEqualTo(RunState.FINISHED);
    assertThat(portals.get(0).run(run).outcomes()).containsEntry(Outcome.SENT, 150L).hasSize(1);
    everybodyOnce(portals, 150);
  }

  @Test
  default void runsOverTheSamePeopleMailNobodyTwice() {
    var portals = List.of(town(60), otherProcess());
    var one = portals.get(0).plan(invite());
    var other = portals.get(0).plan(invite().alsoInvited());
    portals.get(0).start(one);
    portals.get(0).start(other);
    workTogether(portals);
    everybodyOnce(portals, 60);
    var sent = Stream.of(one, other).map(SendPlan::id).map(portals.get(0)::run).toList();
    assertThat(sent).allMatch(run -> run.state() == RunState.FINISHED && size(run) == 60);
    assertThat(sent.stream().mapToLong(run -> run.count(Outcome.SENT)).sum()).isEqualTo(60);
  }

  @Test
  default void processesShareOnePace() {
    var portals = List.of(town(60), otherProcess(), otherProcess());
    portals.get(0).start(invite().pace(Pace.UNLIMITED.and(25, Duration.ofMinutes(1))));
    workTogether(portals);
    assertThat(mails(portals)).hasSize(25);
    tested().clock().advance(Duration.ofMinutes(1));
    workTogether(portals);
    assertThat(mails(portals)).hasSize(50);
  }

  @Test
  default void anyProcessMayPauseWhatOthersSend() {
    var portals = List.of(town(60), otherProcess());
    var run = portals.get(0).start(invite());
    portals.get(1).door().bulk().pause(DANA, run);
    workTogether(portals);
    assertThat(mails(portals)).isEmpty();
    portals.get(1).door().bulk().resume(DANA, run);
    workTogether(portals);
    everybodyOnce(portals, 60);
  }

  private static void workTogether(List<TestPortal> portals) {
    Together.run(
        portals.stream()
            .flatMap(
                portal -> Stream.<Callable<Boolean>>of(() -> worked(portal), () -> worked(portal)))
            .toList());
    portals.get(0).work();
  }

  private static boolean worked(TestPortal portal) {
    portal.work();
    return true;
  }

  private static List<OutgoingMail> mails(List<TestPortal> portals) {
    return portals.stream().flatMap(portal -> portal.mails().sent().stream()).toList();
  }

  private static void everybodyOnce(List<TestPortal> portals, int people) {
    assertThat(mails(portals))
        .extracting(mail -> mail.recipient().address().canonical())
        .hasSize(people)
        .doesNotHaveDuplicates();
  }
}
