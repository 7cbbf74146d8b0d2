package io.github.portalinvites.jdbc;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.registration.AccessRequest;
import io.github.portalinvites.registration.Approval;
import io.github.portalinvites.registration.AskingContract;
import io.github.portalinvites.registration.RegistrationPolicy;
import io.github.portalinvites.registration.RequestAnswer;
import io.github.portalinvites.registration.RequestReason;
import io.github.portalinvites.registration.RequestState;
import io.github.portalinvites.registration.ReviewOutcome;
import io.github.portalinvites.storage.StorageException;
import io.github.portalinvites.storage.contract.TestedStorage;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * Each statement of asking and answering fails once: nothing stays half done, and it works again.
 */
class RequestStatementsTest implements AskingContract {

  private static final DataSource DATABASE =
      TestDatabase.POSTGRESQL.installed(KeyType.WHOLE_NUMBER);
  private static final int MOST = 200;

  private final BrokenStatement broken = new BrokenStatement(DATABASE);
  private final TestedStorage tested = TestDatabase.tested(broken.database(), KeyType.WHOLE_NUMBER);

  @Override
  public TestedStorage tested() {
    return tested;
  }

  @Test
  void ofAsking() {
    var portal = askingTown(1);
    var answer =
        afterEachFailure(
            () -> ask(portal, right(1, OWNER)), () -> assertThat(requests(portal)).isEmpty());
    assertThat(answer).isEqualTo(new RequestAnswer.Received());
    portal.work();
    assertStands(last(portal), RequestState.INVITED, RequestReason.NEW_CONTACT);
  }

  /** The worker goes on by itself, a minute later where it was amid a request. */
  @Test
  void ofLookingAtARightRequest() {
    var portal = askingTown(MOST);
    var left = true;
    var undone = 0;
    int asked = 0;
    while (left) {
      var statement = ++asked;
      ask(portal, right(statement, owner(statement)));
      broken.breakAt(statement);
      tryToWork(portal);
      left = broken.mended();
      undone += wholeOrUndone(portal, statement);
      tested().clock().advance(Duration.ofMinutes(2));
      portal.work();
      assertStands(last(portal), RequestState.INVITED, RequestReason.NEW_CONTACT);
      wholeOrUndone(portal, statement);
    }
    assertThat(undone).as("statements amid a request").isGreaterThan(20);
    nextDay();
    portal.work();
    assertThat(mailed(portal))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, asked).mapToObj(RequestStatementsTest::owner).toList());
  }

  private static void tryToWork(TestPortal portal) {
    try {
      portal.work();
    } catch (StorageException e) {
      // what is due is looked at the next time
    }
  }

  /** Tells 1 if it is undone. */
  private int wholeOrUndone(TestPortal portal, int account) {
    var request = last(portal);
    var invited = request.state() == RequestState.INVITED;
    assertThat(request.state()).isIn(RequestState.INVITED, RequestState.RECEIVED);
    assertThat(contactsOf(account)).isEqualTo(invited ? 2 : 1);
    return invited ? 0 : 1;
  }

  @Test
  void ofApproving() {
    var portal = askingTown(1, RegistrationPolicy.DEFAULT.withApproval());
    var waiting = answered(portal, right(1, OWNER));
    var outcome =
        afterEachFailure(
            () -> portal.door().accessRequests().approve(DANA, waiting.id(), Approval.AS_FOUND),
            () -> isAsBefore(portal, waiting));
    assertThat(outcome).isInstanceOf(ReviewOutcome.Approved.class);
    portal.work();
    assertThat(mailed(portal)).containsExactly(OWNER);
    assertThat(contactsOf(1)).isEqualTo(2);
  }

  @Test
  void ofConfirmingAStagedLink() {
    var portal = askingTown(2);
    signedUp(portal, 1);
    var username = address(1).value();
    var staged = answered(portal, right(2, username));
    assertThat(staged.state()).isEqualTo(RequestState.STAGED);
    var confirmed =
        afterEachFailure(
            () -> portal.door().registration().confirm(username, staged.id()),
            () -> {
              isAsBefore(portal, staged, 2);
              assertThat(history(portal, 1, Activity.Kind.LINK_CONFIRMED)).isEmpty();
            });
    assertThat(confirmed).isTrue();
    assertThat(last(portal).state()).isEqualTo(RequestState.LINKED);
    assertThat(history(portal, 1, Activity.Kind.LINK_CONFIRMED)).hasSize(1);
    assertThat(portal.door().accessQuestions().accessibleAccounts(contact(1))).hasSize(2);
  }

  private void isAsBefore(TestPortal portal, AccessRequest before, int account) {
    assertThat(last(portal)).isEqualTo(before);
    assertThat(contactsOf(account)).isEqualTo(1);
  }

  private void isAsBefore(TestPortal portal, AccessRequest before) {
    isAsBefore(portal, before, 1);
  }

  private int contactsOf(int account) {
    var accounts = List.of(keys().account(account));
    return tested()
        .storage()
        .inSnapshot(tested().portal(), stores -> stores.directory().contactsOf(accounts).size());
  }

  private static String owner(int n) {
    return "owner%d@example.org".formatted(n);
  }

  /** Lets one statement after the other fail, until the operation has no more. */
  private <T> T afterEachFailure(Supplier<T> operation, Runnable nothingIsDone) {
    for (int statement = 1; ; statement++) {
      broken.breakAt(statement);
      try {
        var outcome = operation.get();
        assertThat(broken.mended()).as("statement %s failed unseen", statement).isFalse();
        assertThat(statement).isGreaterThan(5);
        return outcome;
      } catch (StorageException e) {
        broken.mended();
        nothingIsDone.run();
      }
    }
  }
}
