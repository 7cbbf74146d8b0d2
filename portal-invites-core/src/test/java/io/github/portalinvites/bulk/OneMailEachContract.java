package io.github.portalinvites.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.DirectoryRecord;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.Run;
import io.github.portalinvites.testkit.TestPortal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A run mails each mailbox once, whoever moves to it meanwhile. */
public interface OneMailEachContract extends TownContract {

  @Test
  default void planHoldsEachMailboxOnceThoughPeopleMoveWhileItIsMade() {
    var watched = watched();
    var portal = town(600, watched);
    watched.before(
        afterFirst(
            "deliveries.enqueue",
            () -> {
              watched.heal();
              portal.commit(stores -> stores.directoryTables().orElseThrow().save(moved(600)));
            }));
    var plan = portal.plan(invite());
    assertThat(identities(portal, plan.id())).doesNotHaveDuplicates().isNotEmpty();
    assertThat(plan.skipped()).containsKey(SkipReason.ALREADY_QUEUED);
    assertThat(ledger(portal, plan.id())).hasSize(600);
  }

  @Test
  default void secondMessageToAMailboxIsSkippedInTheSameWindow() {
    sendsOnlyTheFirst(town(3), 3, invite());
  }

  @Test
  default void secondMessageToAMailboxIsSkippedInALaterWindow() {
    sendsOnlyTheFirst(town(12), 12, invite());
  }

  @Test
  default void secondMessageToAMailboxIsSkippedAlsoWhenInvitingAgain() {
    for (var size : List.of(3, 12)) {
      var portal = anotherTown(size);
      portal.send(invite());
      portal.mails().clear();
      sendsOnlyTheFirst(portal, size, invite().alsoInvited().overrideLimits());
    }
  }

  private void sendsOnlyTheFirst(TestPortal portal, int size, BulkInvite invite) {
    var plan = portal.plan(invite);
    var another = records().invitable(size + 1);
    portal.door().directory().load(another.stream());
    portal.door().directory().save(records().contact(size + 1).email(address(1).value()));
    portal.commit(
        stores -> {
          var twice =
              Delivery.planned(
                  plan.id(),
                  size,
                  IdentityId.of(address(1)),
                  keys().account(size + 1),
                  Set.of(contact(size + 1)));
          stores.deliveries().enqueue(plan.id(), List.of(twice), Map.of());
          stores.runs().change(withOneMore(stores.runs().find(plan.id()).orElseThrow()));
        });
    var run = portal.start(plan);
    portal.work();
    assertThat(portal.mails().sentTo(address(1))).hasSize(1);
    assertThat(portal.mails().attempts()).hasSize(size);
    assertThat(entry(portal, run, size + 1).skipped())
        .isIn(SkipReason.ALREADY_QUEUED, SkipReason.EXISTING_INVITATION);
    assertThat(portal.run(run).state()).isEqualTo(RunState.FINISHED);
  }

  private static Run withOneMore(Run run) {
    var planned = run.planned();
    var more =
        new Run.Planned(
            planned.after(),
            planned.recipients() + 1,
            planned.messages() + 1,
            planned.skipped(),
            planned.blank(),
            planned.expires());
    return run.with(run.state(), more, run.going());
  }

  private List<DirectoryRecord> moved(int contacts) {
    return IntStream.rangeClosed(1, contacts)
        .<DirectoryRecord>mapToObj(n -> records().contact(n).email(movedTo(n, contacts)))
        .toList();
  }

  private String movedTo(int contact, int contacts) {
    return address((contact + contacts / 2 - 1) % contacts + 1).value();
  }

  private static List<IdentityId> identities(TestPortal portal, RunId run) {
    var found = new ArrayList<IdentityId>();
    portal.commit(
        stores ->
            stores.deliveries().messages(run, 0, 99).forEach(each -> found.add(each.identity())));
    return found;
  }

  /** Acts after the first transaction that called {@code call}. */
  private static Consumer<String> afterFirst(String call, Runnable action) {
    var calls = new AtomicInteger();
    return each -> {
      if (each.equals(call)) {
        calls.incrementAndGet();
      } else if (each.equals("committed") && calls.get() == 1) {
        action.run();
      }
    };
  }
}
