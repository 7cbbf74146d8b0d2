package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.bulk.PauseReason;
import io.github.portalinvites.internal.bulk.WindowOpening.Opened;
import io.github.portalinvites.mail.MailSession;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.SendResult.RelayRefused;
import io.github.portalinvites.mail.SendResult.RelayTrouble;
import io.github.portalinvites.secret.UnknownSecretKeyException;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.Lease;
import io.github.portalinvites.storage.Lease.Window;
import io.github.portalinvites.storage.Run;
import io.github.portalinvites.storage.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works through one chunk, window by window: ask again and mark, hand over, complete. No connection
 * to the database is held while mail is handed over.
 */
final class ChunkSender {

  private static final Logger LOG = LoggerFactory.getLogger(ChunkSender.class);

  private final Workshop shop;
  private final MailSession session;
  private final BooleanSupplier stopping;
  private final Lease lease;
  private final Run run;
  private final Order order;
  private boolean remarked;

  /**
   * @param run the chunk's; of it only what never changes is used
   */
  ChunkSender(Workshop shop, MailSession session, BooleanSupplier stopping, Lease lease, Run run) {
    this.shop = shop;
    this.session = session;
    this.stopping = stopping;
    this.lease = lease;
    this.run = run;
    this.order = OrderText.read(run.document());
    this.remarked = run.going().remark() != null;
  }

  /** Sends what it can of the chunk, then gives it back. */
  void work() {
    settleDeadOwnersWindow();
    var next = Optional.of(lease.next());
    while (next.isPresent() && next.get() <= lease.last() && mayGoOn()) {
      next = sendWindow(next.get());
    }
    shop.storage()
        .inTransaction(
            stores -> {
              stores.deliveries().release(lease);
              shop.control().settle(stores, lease.run());
              return true;
            });
    shop.notices().state(lease.run());
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
    return complete(stores, doubtful, left.from() - 1);
  }

  /**
   * Sends one window.
   *
   * @return where the next begins; empty if the chunk is to be given back
   */
  private Optional<Long> sendWindow(long from) {
    if (!isPermitted()) {
      pause(PauseReason.PERMISSION_LOST, null);
      return Optional.empty();
    }
    var deadline = Deadline.in(shop.settings().lease());
    try {
      return shop.storage()
          .inTransaction(stores -> open(stores, from))
          .flatMap(window -> send(window, deadline));
    } catch (UnknownSecretKeyException e) {
      pause(PauseReason.UNKNOWN_KEY, e.getMessage());
      return Optional.empty();
    }
  }

  private boolean isPermitted() {
    return shop.access().mayStillSend(run.actor(), order);
  }

  private Optional<OpenWindow> open(Stores stores, long from) {
    var wanted = (int) Math.min(shop.settings().window(), lease.last() - from + 1);
    var granted = new Pacing(stores, run, order).grant(wanted);
    var window = new Window(from, from + granted - 1);
    if (granted == 0 || !stores.deliveries().begin(lease, window, shop.settings().lease())) {
      return Optional.empty();
    }
    var invitations = new InvitationMaker(stores, shop.secrets(), order.credentials());
    var opened =
        new WindowOpening(stores, run, order, lease, shop.rules(), invitations)
            .open(stores.deliveries().messages(run.id(), window.from(), window.to()));
    var verdict = shop.verdict(order, stores.now());
    var handOver = new HandOver(session, shop.rules().composer(stores, order), verdict);
    return Optional.of(new OpenWindow(window, opened, handOver));
  }

  private Optional<Long> send(OpenWindow open, Deadline deadline) {
    var handOver = open.handOver;
    var last = open.window.to();
    var done =
        handOver.handOver(
            open.opened.parcels(),
            last,
            () -> deadline.leaves(shop.settings().longestSend()) && !stopping.getAsBoolean());
    note(handOver.trouble());
    var results = new ArrayList<>(open.opened.aside());
    results.addAll(handOver.results());
    var kept =
        shop.storage()
            .inTransaction(
                stores -> complete(stores, results, done) && remark(stores, handOver.trouble()));
    if (!kept) {
      LOG.warn("Run {}: lost the lease with {} messages out", lease.run(), results.size());
      return Optional.empty();
    }
    pauseIfRefused(handOver);
    shop.notices().progress(lease.run());
    return done == last && handOver.trouble() == null ? Optional.of(done + 1) : Optional.empty();
  }

  private boolean complete(Stores stores, List<Delivery> results, long done) {
    if (!stores.deliveries().complete(lease, results, done)) {
      return false;
    }
    new WindowClosing(stores, run, order).close(results);
    return true;
  }

  private void note(@Nullable SendResult trouble) {
    if (trouble == null) {
      shop.backoff().success();
    } else {
      LOG.warn("Run {}: the mail server is in trouble: {}", lease.run(), trouble.reply());
      shop.backoff().trouble();
    }
  }

  /** Says what slows the run, and unsays it when that is over. */
  private boolean remark(Stores stores, @Nullable SendResult trouble) {
    if (remarked || trouble instanceof RelayTrouble) {
      remarked = trouble instanceof RelayTrouble;
      var remark = remarked && trouble != null ? trouble.reply().toString() : null;
      shop.control().remark(stores, run(stores), remark);
    }
    return true;
  }

  private void pauseIfRefused(HandOver handOver) {
    if (handOver.trouble() instanceof RelayRefused refused) {
      pause(PauseReason.RELAY_REFUSED, refused.reply().toString());
    }
    if (handOver.metRefusals()) {
      shop.storage()
          .inTransaction(
              stores -> {
                var reason = RefusalLimits.reached(stores.deliveries().tally(lease.run()));
                reason.ifPresent(
                    each -> {
                      var run = run(stores);
                      shop.control().pause(stores, run.actor(), run, each, null);
                    });
                return true;
              });
    }
  }

  private void pause(PauseReason reason, @Nullable String remark) {
    shop.storage()
        .inTransaction(
            stores -> {
              var run = run(stores);
              shop.control().pause(stores, run.actor(), run, reason, remark);
              return true;
            });
  }

  private Run run(Stores stores) {
    return stores.runs().find(lease.run()).orElseThrow();
  }

  private record OpenWindow(Window window, Opened opened, HandOver handOver) {}
}
