package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.bulk.PauseReason;
import io.github.portalinvites.bulk.PlanRefusedException;
import io.github.portalinvites.internal.bulk.WindowOpening.Opened;
import io.github.portalinvites.internal.permission.AuthorizerFailedException;
import io.github.portalinvites.internal.portal.LostRace;
import io.github.portalinvites.mail.MailSession;
import io.github.portalinvites.secret.UnknownSecretKeyException;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.Lease;
import io.github.portalinvites.storage.Lease.Window;
import io.github.portalinvites.storage.Run;
import io.github.portalinvites.storage.Stores;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works through one chunk, window by window: ask again and mark, hand over, complete. No connection
 * to the database is held while mail is handed over.
 */
final class ChunkSender {

  private static final Logger LOG = LoggerFactory.getLogger(ChunkSender.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

  private final Workshop shop;
  private final MailSession session;
  private final BooleanSupplier stopping;
  private final Lease lease;
  private final Run run;
  private final Order order;
  private final RelayWatch watch;
  private final ChunkEnd end;

  /** The first message of a window that is being opened, null while none is. */
  private @Nullable Long opening;

  /** Where the last window began. */
  private long window;

  /** How long nobody needs to take this chunk up again. */
  private Duration rest = Duration.ZERO;

  /**
   * @param run the chunk's; of it only what never changes is used
   */
  ChunkSender(Workshop shop, MailSession session, BooleanSupplier stopping, Lease lease, Run run) {
    this.shop = shop;
    this.session = session;
    this.stopping = stopping;
    this.lease = lease;
    this.window = lease.next();
    this.run = run;
    this.order = OrderText.read(run.document());
    this.watch = new RelayWatch(shop, run);
    this.end = new ChunkEnd(shop, lease, run);
  }

  /** Sends what it can of the chunk, then gives it back. */
  void work() {
    try {
      settleDeadOwnersWindow();
      sendWindows();
    } catch (RuntimeException e) {
      giveBackAfter(e);
      throw e;
    }
    shop.setbacks().forget(lease.chunk());
    end.giveBack(opening, rest);
    end.settle(window);
    shop.notices().state(lease.run());
  }

  private void sendWindows() {
    var next = Optional.of(lease.next());
    while (next.isPresent() && next.get() <= lease.last() && mayGoOn()) {
      next = sendWindow(next.get());
    }
  }

  private void giveBackAfter(RuntimeException failure) {
    rest = AFTER_FAILURE;
    try {
      end.giveBack(opening, rest);
      end.settle(window);
      watch.setback(lease.chunk(), failure);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private boolean mayGoOn() {
    return !stopping.getAsBoolean() && !shop.backoff().isClosed();
  }

  private void settleDeadOwnersWindow() {
    var left = lease.left();
    if (left != null) {
      LOG.warn("Run {}: messages {} to {} are in doubt", lease.run(), left.from(), left.to());
      shop.storage().inTransaction(stores -> settle(stores, left));
    }
  }

  private boolean settle(Stores stores, Window left) {
    var verdict = shop.verdict(order, stores.now());
    var doubtful =
        stores.deliveries().messages(lease.run(), left.from(), left.to()).stream()
            .filter(each -> each.isDue() && each.attempt().begun() != null)
            .map(verdict::onLostOwner)
            .toList();
    var letterheads = Letterheads.ofStored(stores, order, doubtful);
    var closing = new WindowClosing(stores, run, order, Map.of(), letterheads);
    return complete(stores, doubtful, left.from() - 1, closing);
  }

  /**
   * Sends one window.
   *
   * @return where the next begins; empty if the chunk is to be given back
   */
  private Optional<Long> sendWindow(long from) {
    if (!isPermitted()) {
      return Optional.empty();
    }
    var deadline = shop.settings().deadline(shop.settings().lease());
    opening = from;
    window = from;
    try {
      var opened = shop.storage().inTransaction(stores -> open(stores, from));
      opening = null;
      return opened.flatMap(window -> send(window, deadline));
    } catch (UnknownSecretKeyException e) {
      watch.pause(PauseReason.UNKNOWN_KEY, e.getMessage());
    } catch (PlanRefusedException e) {
      watch.pause(PauseReason.NO_PORTAL_URL, e.getMessage());
    }
    return Optional.empty();
  }

  /** Whoever started the run is asked about again; if nobody can tell, that is no no. */
  private boolean isPermitted() {
    try {
      if (shop.access().mayStillSend(run.responsible(), order)) {
        return true;
      }
      watch.pause(PauseReason.PERMISSION_LOST, null);
    } catch (AuthorizerFailedException e) {
      LOG.warn("Run {}: nobody can tell whether it may go on", lease.run(), e);
      watch.slow(String.valueOf(e.getMessage()));
      rest = AFTER_FAILURE;
    }
    return false;
  }

  private Optional<OpenWindow> open(Stores stores, long from) {
    var part = part(stores, from);
    var to = part.to;
    if (!begin(stores, from, to)) {
      return Optional.empty();
    }
    var rules = shop.rules().now(stores, order);
    var invitations =
        new InvitationMaker(
            stores, shop.secrets(), order.credentials(), rules.eligibility().passedOver());
    var pacing = new Pacing(stores, run, order);
    var opened =
        new WindowOpening(stores, run, order, lease, rules, pacing, invitations)
            .open(part.messages, to);
    new LostInvitations(stores, run).end(opened.lost());
    rest = pacing.rest();
    if (opened.parcels().isEmpty()) {
      stores.deliveries().complete(lease, opened.aside(), opened.last());
    } else if (opened.last() < to || !opened.aside().isEmpty()) {
      // only what is handed over may be in doubt if this process dies
      stores.deliveries().complete(lease, opened.aside(), from - 1);
      if (!begin(stores, from, opened.last())) {
        // paused or lost just now: unmarked, nothing may leave
        throw new LostRace("Run " + run.id());
      }
    }
    var verdict = shop.verdict(order, stores.now());
    var handOver = new HandOver(session, rules.composer(), verdict);
    return Optional.of(new OpenWindow(opened, handOver));
  }

  /**
   * A chunk of what is tried again may have few that are due, far apart: a window takes its fill.
   */
  private Part part(Stores stores, long from) {
    var size = shop.settings().window();
    var to = Math.min(from + size - 1, lease.last());
    var messages = stores.deliveries().messages(run.id(), from, to);
    if (to == lease.last() || messages.stream().allMatch(Delivery::isDue)) {
      return new Part(messages, to);
    }
    var due = stores.deliveries().due(run.id(), from, lease.last(), size);
    return new Part(due, due.size() < size ? lease.last() : due.get(size - 1).number());
  }

  private boolean begin(Stores stores, long from, long to) {
    return stores.deliveries().begin(lease, new Window(from, to), shop.settings().lease());
  }

  private Optional<Long> send(OpenWindow open, Deadline deadline) {
    return open.opened.parcels().isEmpty()
        ? next(open.opened.last())
        : handOver(open.handOver, open.opened, deadline);
  }

  /** Nothing more can leave for now where a pace held something back. */
  private Optional<Long> next(long done) {
    return rest.isZero() ? Optional.of(done + 1) : Optional.empty();
  }

  private Optional<Long> handOver(HandOver handOver, Opened opened, Deadline deadline) {
    var last = opened.last();
    var done =
        handOver.handOver(
            opened.parcels(),
            last,
            () -> deadline.leaves(shop.settings().longestSend()) && !stopping.getAsBoolean());
    watch.note(handOver);
    var results = handOver.results();
    var letterheads = Letterheads.ofParcels(order, opened.parcels());
    var invitations = opened.invitations();
    var kept =
        untilKept(
            deadline,
            stores ->
                complete(
                        stores,
                        results,
                        done,
                        new WindowClosing(stores, run, order, invitations, letterheads))
                    && watch.remark(stores, handOver.trouble()));
    if (!kept) {
      LOG.warn(
          "Run {}: {} messages are out, and the lease is lost unless an earlier try kept them",
          lease.run(),
          results.size());
      return Optional.empty();
    }
    watch.pauseIfRefused(handOver);
    shop.notices().progress(lease.run());
    return done == last && handOver.trouble() == null ? next(last) : Optional.empty();
  }

  /**
   * What left is known here only until it is kept: while the lease holds, a database that is away
   * makes nothing doubtful.
   */
  private boolean untilKept(Deadline deadline, Function<Stores, Boolean> work) {
    while (true) {
      try {
        return shop.storage().inTransaction(work);
      } catch (RuntimeException e) {
        if (deadline.isOver()
            || stopping.getAsBoolean()
            || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        LOG.warn("Run {}: what was sent cannot be kept yet", lease.run(), e);
        LockSupport.parkNanos(shop.retry().jittered(BETWEEN_TRIES).toNanos());
      }
    }
  }

  private boolean complete(
      Stores stores, List<Delivery> results, long done, WindowClosing closing) {
    var ended =
        results.stream().anyMatch(Verdict::isToBeResent)
            && RunControl.isCancelled(stores, lease.run());
    var kept = ended ? results.stream().map(Verdict::notResent).toList() : results;
    if (!stores.deliveries().complete(lease, kept, done)) {
      return false;
    }
    closing.close(kept);
    shop.reminding().handedOver(stores, order, kept);
    return true;
  }

  private record Part(List<Delivery> messages, long to) {}

  private record OpenWindow(Opened opened, HandOver handOver) {}
}
