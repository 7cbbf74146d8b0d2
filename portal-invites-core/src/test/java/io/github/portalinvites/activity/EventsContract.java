package io.github.portalinvites.activity;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.activity.Activity.Kind;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.invitation.InvitedContract;
import io.github.portalinvites.testkit.TestPortal;
import io.github.portalinvites.testkit.Together;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What listeners are told. */
public interface EventsContract extends InvitedContract {

  @Test
  default void listenerIsToldWhatHappenedInItsOrder() {
    var heard = new CopyOnWriteArrayList<PortalEvent>();
    var portal = listenedTo(1, heard::add);
    portal.send(invite());
    portal.door().acceptance().accept(token(portal));
    portal.door().directory().unlink(contact(1), keys().account(1));
    portal.work();
    assertThat(heard)
        .extracting(each -> each.activity().kind())
        .containsSubsequence(
            Kind.PLAN_MADE,
            Kind.RUN_STARTED,
            Kind.INVITATION_SENT,
            Kind.RUN_FINISHED,
            Kind.INVITATION_ACCEPTED,
            Kind.ACCESS_UNLINKED);
    assertThat(heard).extracting(PortalEvent::id).isSorted().doesNotHaveDuplicates();
    assertThat(heard).extracting(PortalEvent::portal).containsOnly(tested().portal());
  }

  @Test
  default void eventIsTheRowOfTheHistory() {
    var heard = new CopyOnWriteArrayList<PortalEvent>();
    var portal = listenedTo(1, heard::add);
    portal.send(invite());
    portal.door().invitations().revoke(DANA, contact(1));
    portal.work();
    assertThat(heard.stream().map(PortalEvent::activity).filter(EventsContract::isRevoked))
        .isEqualTo(history(portal, 1, Kind.INVITATION_REVOKED));
  }

  @Test
  default void nothingIsToldTwice() {
    var heard = new CopyOnWriteArrayList<PortalEvent>();
    var portal = listenedTo(1, heard::add);
    portal.send(invite());
    var first = heard.size();
    portal.work();
    tested().clock().advance(Duration.ofDays(1));
    portal.work();
    assertThat(heard).hasSize(first);
  }

  @Test
  default void whatWasBeforeTheFirstListenerIsNotTold() {
    town(1).send(invite());
    var heard = new CopyOnWriteArrayList<PortalEvent>();
    var portal = new TestPortal(tested(), builder -> builder.eventListener(heard::add));
    portal.work();
    assertThat(heard).isEmpty();
  }

  @Test
  default void failingListenerHarmsNothingAndIsToldAgain() {
    var heard = new CopyOnWriteArrayList<PortalEvent>();
    var broken = new boolean[] {true};
    var portal =
        listenedTo(
            2,
            event -> {
              if (broken[0] && event.activity().kind() == Kind.INVITATION_SENT) {
                throw new IllegalStateException("the host's queue is down");
              }
              heard.add(event);
            });
    var run = portal.send(invite());
    assertThat(run.state()).isEqualTo(RunState.FINISHED);
    assertThat(heard).extracting(each -> each.activity().kind()).contains(Kind.RUN_FINISHED);
    assertThat(heard.stream().filter(EventsContract::isSent)).isEmpty();
    broken[0] = false;
    portal.work();
    assertThat(heard.stream().filter(EventsContract::isSent)).isEmpty();
    tested().clock().advance(Duration.ofMinutes(1));
    portal.work();
    assertThat(heard.stream().filter(EventsContract::isSent)).hasSize(2);
  }

  @Test
  default void waitsLongerWithEachFailure() {
    var heard = new CopyOnWriteArrayList<PortalEvent>();
    var portal =
        listenedTo(
            1,
            event -> {
              heard.add(event);
              throw new IllegalStateException("never");
            });
    portal.work();
    var events = heard.stream().distinct().count();
    for (var minutes : List.of(1, 2, 4, 8, 16, 32, 64, 64)) {
      heard.clear();
      tested().clock().advance(Duration.ofMinutes(minutes).minusSeconds(1));
      portal.work();
      assertThat(heard).as("a second before %d minutes", minutes).isEmpty();
      tested().clock().advance(Duration.ofSeconds(1));
      portal.work();
      assertThat(heard).as("after %d minutes", minutes).hasSize((int) events);
    }
  }

  @Test
  default void eachEventIsToldInOneOfSeveralProcesses() {
    var heard = new CopyOnWriteArrayList<PortalEvent>();
    var portal = listenedTo(40, heard::add);
    var other = new TestPortal(tested(), builder -> builder.eventListener(heard::add));
    portal.start(invite());
    Together.run(
        Stream.of(portal, other)
            .<Callable<Boolean>>map(
                each ->
                    () -> {
                      each.work();
                      return true;
                    })
            .toList());
    portal.work();
    assertThat(heard).extracting(PortalEvent::id).doesNotHaveDuplicates();
    assertThat(heard.stream().filter(EventsContract::isSent)).hasSize(40);
  }

  private TestPortal listenedTo(int contacts, PortalEventListener listener) {
    return town(contacts, builder -> builder.eventListener(listener));
  }

  private static boolean isSent(PortalEvent event) {
    return event.activity().kind() == Kind.INVITATION_SENT;
  }

  private static boolean isRevoked(Activity activity) {
    return activity.kind() == Kind.INVITATION_REVOKED;
  }
}
