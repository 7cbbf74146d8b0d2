package io.github.portalinvites.jdbc;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.activity.PortalEvent;
import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.Invoice;
import io.github.portalinvites.invitation.InviteOutcome;
import io.github.portalinvites.invitation.SingleInvite;
import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.registration.AccessRequest;
import io.github.portalinvites.registration.AccessRequestQuery;
import io.github.portalinvites.registration.Approval;
import io.github.portalinvites.registration.AskingContract;
import io.github.portalinvites.registration.InvoiceVerifiedRequest;
import io.github.portalinvites.registration.RequestAnswer;
import io.github.portalinvites.registration.RequestReason;
import io.github.portalinvites.registration.RequestState;
import io.github.portalinvites.registration.ReviewOutcome;
import io.github.portalinvites.storage.contract.TestedStorage;
import io.github.portalinvites.testkit.MutableClock;
import io.github.portalinvites.testkit.TestPortal;
import io.github.portalinvites.testkit.Together;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A portal that is flooded with requests, on PostgreSQL. */
class FloodDrillTest implements AskingContract {

  private static final int ACCOUNTS = 40;
  private static final int INVOICES = 1_000;
  private static final int GUESSES = 5_000;

  /** The invoice that nobody guesses at. */
  private static final int CUSTOMERS = INVOICES + 1;

  private static final Set<RequestReason> NOT_WAITING =
      Set.of(RequestReason.WRONG_CODE, RequestReason.NEW_CONTACT);

  private static final int VICTIMS_REQUESTS = 1_000;
  private static final String VICTIM = "victim@example.org";
  private static final DataSource DATABASE =
      TestDatabase.POSTGRESQL.installed(KeyType.WHOLE_NUMBER);

  private final TestedStorage tested = TestDatabase.tested(DATABASE, KeyType.WHOLE_NUMBER);
  private final Queue<Activity> told = new ConcurrentLinkedQueue<>();

  @Override
  public TestedStorage tested() {
    return tested;
  }

  /** In two hours, which makes more than each limit of an hour, and of a day. */
  @Test
  void customersAndStaffGetThroughFiveThousandGuesses() {
    var portal = floodedTown();
    var other = otherProcess();
    var strangers = strangers();
    guess(strangers.subList(0, 1_250), List.of(), portal, other);
    guess(strangers.subList(1_250, 2_500), List.of(), portal, other);
    tested().clock().advance(Duration.ofHours(1));
    guess(strangers.subList(2_500, 3_750), List.of(), portal, other);
    ask(portal, right(CUSTOMERS, OWNER));
    Strangers.workTogether(portal, other);
    var staff = List.<Callable<Boolean>>of(() -> approve(portal), () -> invite(portal));
    guess(strangers.subList(3_750, GUESSES), staff, portal, other);
    Strangers.workTogether(portal, other);
    limitsHeld(all(portal));
    staffWereToldOnceAnHour();
    assertThat(mailsOf(portal, other)).containsExactlyInAnyOrder(OWNER, address(2).value());
    nextDay();
    var next = answered(portal, right(CUSTOMERS, "another@example.org"));
    assertStands(next, RequestState.INVITED, RequestReason.NEW_CONTACT);
  }

  /** Of accounts in two divisions with 25 invoices each. */
  private TestPortal floodedTown() {
    var portal = asking(town(ACCOUNTS, builder -> builder.eventListener(this::hear)), 0);
    portal.door().directory().save(records().division(2));
    portal.door().directory().load(IntStream.rangeClosed(1, ACCOUNTS).mapToObj(this::account));
    portal.door().directory().load(IntStream.rangeClosed(1, CUSTOMERS).mapToObj(this::invoice));
    // what happened before is told first
    portal.work();
    told.clear();
    return portal;
  }

  private void hear(PortalEvent event) {
    told.add(event.activity());
  }

  private Account account(int n) {
    return Account.of(keys().account(n), "A" + n, "Account " + n, keys().division(1 + n % 2))
        .accountClass(keys().accountClass(1));
  }

  /** Invoice <i>n</i> is of the account with that number, and so is each 40th from there on. */
  @Override
  public Invoice invoice(int n) {
    var account = keys().account(1 + (n - 1) % ACCOUNTS);
    return Invoice.of(keys().invoice(n), account, "INV-100" + n, TODAY.minusDays(10))
        .quickPayCode("QP-" + n);
  }

  /** In no order, so that guesses at each invoice come at any time. */
  private static List<Integer> strangers() {
    var strangers = new ArrayList<>(IntStream.rangeClosed(1, GUESSES).boxed().toList());
    Collections.shuffle(strangers, new Random(9));
    return strangers;
  }

  /** Has each guess at an invoice while the front doors work, and others do what they do. */
  private static void guess(
      List<Integer> strangers, List<Callable<Boolean>> others, TestPortal... doors) {
    var left = new ConcurrentLinkedQueue<>(strangers);
    var guessing =
        Stream.of(doors).flatMap(each -> Stream.of(each, each)).map(each -> guessing(each, left));
    Together.run(Stream.concat(guessing, others.stream()).toList());
  }

  private static Callable<Boolean> guessing(TestPortal portal, Queue<Integer> left) {
    return () -> {
      for (var next = left.poll(); next != null; next = left.poll()) {
        var guess = Strangers.guess(next, 1 + next % INVOICES);
        var answer = portal.door().registration().request(guess, Strangers.client(next));
        assertThat(answer).isEqualTo(new RequestAnswer.Received());
        if (next % 20 == 0) {
          portal.door().worker().runOnce();
        }
      }
      return true;
    };
  }

  private boolean approve(TestPortal portal) {
    var desk = portal.door().accessRequests();
    var page = PageRequest.first(10);
    var waiting = desk.list(DANA, AccessRequestQuery.WAITING.search(OWNER), page).items();
    assertThat(waiting).hasSize(1);
    assertStands(waiting.get(0), RequestState.WAITING, RequestReason.PORTAL_LIMIT);
    assertThat(desk.approve(DANA, waiting.get(0).id(), Approval.AS_FOUND))
        .isInstanceOf(ReviewOutcome.Approved.class);
    return true;
  }

  private boolean invite(TestPortal portal) {
    assertThat(portal.door().invitations().invite(DANA, SingleInvite.to(contact(2))))
        .isInstanceOf(InviteOutcome.Queued.class);
    return true;
  }

  private static void limitsHeld(List<AccessRequest> all) {
    assertThat(all).hasSize(GUESSES + 1);
    var tried = all.stream().filter(each -> each.reason() == RequestReason.WRONG_CODE).toList();
    assertThat(counts(tried, each -> String.valueOf(each.found().account())).values())
        .hasSize(ACCOUNTS)
        .allMatch(failures -> failures <= 10)
        .contains(10L);
    assertThat(counts(tried, each -> hour(each) + " in " + each.found().division()).values())
        .hasSize(4)
        .allMatch(failures -> failures <= 100)
        .contains(100L);
    assertThat(counts(all, AccessRequest::reason))
        .containsEntry(RequestReason.PORTAL_LIMIT, GUESSES - 2 * 1_000L)
        .containsKeys(RequestReason.DIVISION_LIMIT, RequestReason.ACCOUNT_LIMIT);
    assertThat(all)
        .filteredOn(each -> !NOT_WAITING.contains(each.reason()))
        .hasSize(GUESSES - tried.size())
        .extracting(AccessRequest::state)
        .containsOnly(RequestState.WAITING);
  }

  private static Instant hour(AccessRequest request) {
    return request.received().truncatedTo(ChronoUnit.HOURS);
  }

  private void staffWereToldOnceAnHour() {
    var first = MutableClock.START;
    assertThat(told)
        .filteredOn(each -> each.kind() == Activity.Kind.ACCESS_REQUEST_LIMIT_REACHED)
        .extracting(each -> each.at() + " " + new TreeMap<>(each.data()))
        .doesNotHaveDuplicates()
        .contains(
            first + " {reason=portal-limit}",
            first + " {division=1, reason=division-limit}",
            first + " {division=2, reason=division-limit}",
            first.plus(Duration.ofHours(1)) + " {reason=portal-limit}");
  }

  @Test
  void mailboxThatOthersTypeAThousandTimesGetsThreeMailsADay() {
    var portal = floodedTown();
    typeVictim(portal, n -> right(n, VICTIM));
    assertThat(counts(all(portal), AccessRequest::reason))
        .containsEntry(RequestReason.TARGET_LIMIT, VICTIMS_REQUESTS - 3L);
    assertThat(mailed(portal)).hasSizeBetween(1, 3).containsOnly(VICTIM);
  }

  @Test
  void mailboxThatOthersTypeWithWrongCodesGetsNone() {
    var portal = floodedTown();
    typeVictim(portal, n -> InvoiceVerifiedRequest.of("INV-100" + n, "GUESS", "Vic", VICTIM));
    assertThat(portal.mails().attempts()).isEmpty();
  }

  /** All on one day, by UTC. */
  private void typeVictim(TestPortal portal, Function<Integer, InvoiceVerifiedRequest> request) {
    for (int n = 1; n <= VICTIMS_REQUESTS; n++) {
      ask(portal, request.apply(n));
      if (n % 20 == 0) {
        portal.work();
        tested().clock().advance(Duration.ofMinutes(12));
      }
    }
  }

  private List<AccessRequest> all(TestPortal portal) {
    var desk = portal.door().accessRequests();
    var next = PageRequest.first(PageRequest.MAX_SIZE);
    var page = desk.list(DANA, AccessRequestQuery.ALL, next);
    var all = new ArrayList<>(page.items());
    while (page.nextCursor() != null) {
      page = desk.list(DANA, AccessRequestQuery.ALL, next.after(page.nextCursor()));
      all.addAll(page.items());
    }
    return all;
  }

  private static <T> Map<T, Long> counts(
      List<AccessRequest> requests, Function<AccessRequest, T> by) {
    return requests.stream().collect(groupingBy(by, counting()));
  }

  private List<String> mailsOf(TestPortal... doors) {
    return Stream.of(doors).flatMap(each -> mailed(each).stream()).toList();
  }
}
