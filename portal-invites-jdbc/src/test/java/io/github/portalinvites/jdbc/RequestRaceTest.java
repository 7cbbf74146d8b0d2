package io.github.portalinvites.jdbc;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.Invoice;
import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.registration.AccessRequest;
import io.github.portalinvites.registration.AskingContract;
import io.github.portalinvites.registration.RegistrationLimits;
import io.github.portalinvites.registration.RegistrationLimits.Rate;
import io.github.portalinvites.registration.RegistrationPolicy;
import io.github.portalinvites.registration.RequestReason;
import io.github.portalinvites.registration.RequestState;
import io.github.portalinvites.registration.ReviewOutcome.AlreadyAnswered;
import io.github.portalinvites.registration.ReviewOutcome.Approved;
import io.github.portalinvites.storage.contract.TestedStorage;
import io.github.portalinvites.testkit.BadInput;
import io.github.portalinvites.testkit.LogTrap;
import io.github.portalinvites.testkit.TestPortal;
import io.github.portalinvites.testkit.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Customers, strangers, workers and staff at the same time, on PostgreSQL. */
class RequestRaceTest implements AskingContract {

  private static final KeyType KEYS = KeyType.WHOLE_NUMBER;
  private static final String NAME = TestDatabase.newName();
  private static final DataSource DATABASE = TestDatabase.POSTGRESQL.installed(NAME, KEYS);
  private static final Pattern PARALLEL = Pattern.compile("(\\d+) parallel wrong attempts.*");
  private static final RegistrationPolicy SAME_MAILBOX_OFTEN =
      RegistrationPolicy.DEFAULT.limits(
          RegistrationLimits.DEFAULT.target(new Rate(9, Duration.ofMinutes(15), 9)));

  private final TestedStorage tested = TestDatabase.tested(DATABASE, KEYS);

  @Override
  public TestedStorage tested() {
    return tested;
  }

  @Test
  void ofSixtyFourGuessesAtOneInvoiceFiveAreTried() {
    var portal = askingTown(1);
    var other = otherProcess();
    Strangers.guess(64, 1, 1, portal, other);
    Strangers.workTogether(portal, other);
    assertThat(reasons(portal))
        .isEqualTo(Map.of(RequestReason.WRONG_CODE, 5L, RequestReason.INVOICE_LIMIT, 59L));
    assertThat(portal.mails().attempts()).isEmpty();
  }

  @Test
  void ofFiftyGuessesAtTenInvoicesOfOneAccountTenAreTried() {
    var portal = askingTown(1);
    IntStream.rangeClosed(2, 10).forEach(n -> portal.door().directory().save(ofFirst(n)));
    var other = otherProcess();
    Strangers.guess(50, 1, 10, portal, other);
    Strangers.workTogether(portal, other);
    assertThat(reasons(portal))
        .isEqualTo(Map.of(RequestReason.WRONG_CODE, 10L, RequestReason.ACCOUNT_LIMIT, 40L));
  }

  private Invoice ofFirst(int n) {
    return Invoice.of(keys().invoice(n), keys().account(1), "INV-100" + n, TODAY)
        .quickPayCode("QP-" + n);
  }

  /** The row says how many; half of them come through another JVM. */
  @Test
  void ofParallelGuessesInTwoProcessesFiveAreTried() {
    var strangers = parallel();
    var portal = askingTown(1);
    var process = process(strangers / 2, 1_000);
    process.go();
    Strangers.guess(strangers - strangers / 2, 1, 1, portal);
    Strangers.workTogether(portal);
    assertThat(process.exitCode()).isZero();
    assertThat(reasons(portal))
        .isEqualTo(
            Map.of(RequestReason.WRONG_CODE, 5L, RequestReason.INVOICE_LIMIT, strangers - 5L));
  }

  private static int parallel() {
    return BadInput.area("invoice-selfregister")
        .map(row -> PARALLEL.matcher(row.text()))
        .filter(row -> row.matches())
        .map(row -> Integer.parseInt(row.group(1)))
        .findFirst()
        .orElseThrow();
  }

  private AskingProcess process(int strangers, int first) {
    var url = TestServer.POSTGRES.getJdbcUrl("postgres", NAME);
    return AskingProcess.start(url, tested.portal(), strangers, first);
  }

  @Test
  void processKilledInTheMiddleOfARequestLeavesItToTheNext() {
    var portal = askingTown(1);
    ask(portal, right(1, OWNER));
    var process = process(0, 0);
    process.go();
    assertThat(process.exitCode()).isEqualTo(AskingProcess.DEAD);
    assertStands(last(portal), RequestState.RECEIVED, RequestReason.NOT_LOOKED_AT);
    portal.work();
    assertStands(last(portal), RequestState.INVITED, RequestReason.NEW_CONTACT);
    assertThat(mailed(portal)).containsExactly(OWNER);
    assertThat(contactsOf(1)).isEqualTo(2);
    portal.commit(
        stores ->
            assertThat(stores.directory().contacts(List.of(AskingProcess.HALF_MADE))).isEmpty());
  }

  @Test
  void twoWorkersAnswerEachRequestOnce() {
    var portal = askingTown(200);
    var other = otherProcess();
    IntStream.rangeClosed(1, 200).forEach(n -> ask(portal, right(n, owner(n))));
    try (var log = new LogTrap(Level.WARN)) {
      log.set();
      Strangers.workTogether(portal, other);
      assertThat(log.lines()).as("requests that two took").isEmpty();
    }
    assertThat(requests(portal))
        .hasSize(200)
        .allSatisfy(each -> assertStands(each, RequestState.INVITED, RequestReason.NEW_CONTACT))
        .extracting(each -> each.found().contact())
        .doesNotHaveDuplicates();
    assertThat(requests(portal))
        .allSatisfy(
            each ->
                assertThat(told(portal, each, Activity.Kind.ACCESS_REQUEST_INVITED)).hasSize(1));
    assertThat(contactsOf(200)).isEqualTo(400);
    assertThat(mailedBy(portal, other))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 200).mapToObj(RequestRaceTest::owner).toList());
  }

  @Test
  void twoRequestsOfOneOwnerAtTheSameMomentMakeOneContact() {
    var portal = askingTown(40, SAME_MAILBOX_OFTEN);
    var other = new TestPortal(tested(), with(SAME_MAILBOX_OFTEN));
    for (int n = 1; n <= 40; n++) {
      ask(portal, right(n, owner(n)));
      ask(portal, right(n, owner(n)));
    }
    Strangers.workTogether(portal, other);
    assertThat(contactsOf(40)).isEqualTo(80);
    assertThat(mailedBy(portal, other)).hasSize(40).doesNotHaveDuplicates();
    assertThat(states(portal))
        .isEqualTo(Map.of(RequestState.INVITED, 40L, RequestState.CLOSED, 40L));
  }

  /** In two divisions, so that no counter makes one wait for the other. */
  @Test
  void oneOwnerOfTwoAccountsAtTheSameMomentGetsOneMail() {
    var portal = askingTown(40, SAME_MAILBOX_OFTEN);
    var other = new TestPortal(tested(), with(SAME_MAILBOX_OFTEN));
    portal.door().directory().save(records().division(2));
    for (int n = 1; n < 40; n += 2) {
      portal.door().directory().save(ofSecondDivision(n + 1));
      ask(portal, right(n, owner(n)));
      ask(portal, right(n + 1, owner(n)));
    }
    Strangers.workTogether(portal, other);
    assertThat(mailedBy(portal, other)).hasSize(20).doesNotHaveDuplicates();
    assertThat(states(portal)).isEqualTo(Map.of(RequestState.INVITED, 40L));
  }

  private Account ofSecondDivision(int n) {
    return Account.of(keys().account(n), "A" + n, "Account " + n, keys().division(2))
        .accountClass(keys().accountClass(1));
  }

  @Test
  void ofTwoWhoApproveOneDoes() {
    var portal = waiting(20);
    for (var request : requests(portal)) {
      var outcomes = Together.race(2, () -> approve(portal, request));
      assertThat(outcomes).hasAtLeastOneElementOfType(Approved.class);
      assertThat(outcomes).hasAtLeastOneElementOfType(AlreadyAnswered.class);
    }
    portal.work();
    assertThat(requests(portal))
        .allSatisfy(
            each ->
                assertThat(told(portal, each, Activity.Kind.ACCESS_REQUEST_APPROVED)).hasSize(1));
    assertThat(contactsOf(20)).isEqualTo(40);
    assertThat(mailed(portal)).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void whoeverDeclinesWhileAnotherApprovesIsToldWhatHolds() {
    var portal = waiting(20);
    for (var request : requests(portal)) {
      var outcomes =
          Together.run(
              List.<Callable<Boolean>>of(
                  () -> approve(portal, request) instanceof Approved,
                  () -> decline(portal, request) == RequestState.DECLINED));
      assertThat(outcomes).containsOnlyOnce(true);
    }
    portal.work();
    var invited = states(portal).getOrDefault(RequestState.INVITED, 0L);
    assertThat(portal.mails().sent()).hasSize(invited.intValue());
    assertThat(contactsOf(20)).isEqualTo(20 + invited);
  }

  /** So many requests that were proved and wait for staff. */
  private TestPortal waiting(int requests) {
    var portal = askingTown(requests, RegistrationPolicy.DEFAULT.withApproval());
    IntStream.rangeClosed(1, requests).forEach(n -> ask(portal, right(n, owner(n))));
    portal.work();
    assertThat(states(portal)).isEqualTo(Map.of(RequestState.WAITING, (long) requests));
    return portal;
  }

  private static RequestState decline(TestPortal portal, AccessRequest request) {
    return portal.door().accessRequests().decline(DANA, request.id(), null).state();
  }

  private static String owner(int n) {
    return "owner%d@example.org".formatted(n);
  }

  private Map<RequestReason, Long> reasons(TestPortal portal) {
    return requests(portal).stream().collect(groupingBy(AccessRequest::reason, counting()));
  }

  private Map<RequestState, Long> states(TestPortal portal) {
    return requests(portal).stream().collect(groupingBy(AccessRequest::state, counting()));
  }

  private List<Activity> told(TestPortal portal, AccessRequest request, Activity.Kind kind) {
    var page = PageRequest.first(100);
    return portal
        .door()
        .activity()
        .ofContact(DANA, request.found().contact(), page)
        .items()
        .stream()
        .filter(each -> each.kind() == kind)
        .toList();
  }

  /** How many contacts the accounts 1 to {@code accounts} have together. */
  private long contactsOf(int accounts) {
    var all = IntStream.rangeClosed(1, accounts).mapToObj(keys()::account).toList();
    return tested()
        .storage()
        .inSnapshot(tested().portal(), stores -> (long) stores.directory().contactsOf(all).size());
  }

  private List<String> mailedBy(TestPortal... doors) {
    return Stream.of(doors).flatMap(each -> mailed(each).stream()).toList();
  }
}
