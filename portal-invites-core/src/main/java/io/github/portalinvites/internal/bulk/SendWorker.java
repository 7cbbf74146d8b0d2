package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.delivery.Worker;
import io.github.portalinvites.mail.MailSender;
import io.github.portalinvites.mail.MailSession;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.storage.Lease;
import io.github.portalinvites.storage.Run;
import io.github.portalinvites.storage.Stores;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of one process, and the work that each of them takes up. */
final class SendWorker implements Worker {

  private static final Logger LOG = LoggerFactory.getLogger(SendWorker.class);
  private static final int DUE_AT_ONCE = 500;
  private static final Duration IDLE = Duration.ofMillis(500);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
  private static final Duration DRAIN = Duration.ofSeconds(30);

  private final Workshop shop;
  private final MailSender sender;
  private final List<BooleanSupplier> upkeep;
  private final BooleanSupplier events;
  private final ConcurrentLinkedDeque<MailSession> sessions = new ConcurrentLinkedDeque<>();
  private final Map<String, Thread> threads = new LinkedHashMap<>();
  private final Doorbell doorbell = new Doorbell();
  private volatile boolean started;
  private volatile boolean stopping;

  /**
   * @param upkeep what else is done in passing, each a bounded part; true if there was any
   * @param events tells listeners a bounded part of what happened; true if there was any
   */
  SendWorker(
      Workshop shop, MailSender sender, List<BooleanSupplier> upkeep, BooleanSupplier events) {
    this.shop = shop;
    this.sender = sender;
    this.upkeep =
        Stream.of(List.<BooleanSupplier>of(this::reopenDue, this::remind), upkeep)
            .flatMap(List::stream)
            .toList();
    this.events = events;
  }

  @Override
  public synchronized void start() {
    stopping = false;
    started = true;
    run("portal-invites-upkeep", this::keepUpAtLeisure);
    run("portal-invites-events", events);
    for (int i = 1; i <= shop.settings().threads(); i++) {
      run("portal-invites-sender-" + i, this::sendOnce);
    }
  }

  @Override
  public boolean runOnce() {
    var keptUp = triedToKeepUp();
    var sent = sendOnce();
    return events.getAsBoolean() || sent || keptUp;
  }

  boolean isStarted() {
    return started;
  }

  /** Wakes idle threads: there is something to do. */
  void ring() {
    doorbell.ring();
  }

  @Override
  public synchronized void close() {
    stopping = true;
    started = false;
    doorbell.ring();
    var deadline = Deadline.in(DRAIN, System::nanoTime);
    threads.values().forEach(thread -> join(thread, deadline));
    threads.clear();
    for (var open = sessions.poll(); open != null; open = sessions.poll()) {
      open.close();
    }
  }

  private boolean keepUp() {
    var any = false;
    RuntimeException failure = null;
    for (var part : upkeep) {
      try {
        any |= part.getAsBoolean();
      } catch (RuntimeException e) {
        // one that fails again and again must not keep the others from their work
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
    return any;
  }

  /** A part of what is due: the upkeep must not wait for a campaign's million reminders. */
  private boolean remind() {
    var some = shop.reminding().queueDue();
    if (some) {
      doorbell.ring();
    }
    return some;
  }

  /** Rests afterwards, so that changes gather: ten cost nearly as much as five hundred. */
  private boolean keepUpAtLeisure() {
    keepUp();
    return false;
  }

  private boolean reopenDue() {
    var all = 0;
    for (var some = DUE_AT_ONCE; some == DUE_AT_ONCE && !stopping; all += some) {
      some = shop.storage().inTransaction(stores -> stores.deliveries().reopenDue(DUE_AT_ONCE));
    }
    if (all > 0) {
      doorbell.ring();
    }
    return all > 0;
  }

  /** That the audience cannot be followed is no reason not to send. */
  private boolean triedToKeepUp() {
    try {
      return keepUp();
    } catch (RuntimeException e) {
      LOG.warn("The upkeep failed and will be tried again", e);
      return false;
    }
  }

  private boolean sendOnce() {
    if (stopping || shop.backoff().isClosed()) {
      return false;
    }
    var claimed = shop.storage().inTransaction(this::claim);
    claimed.ifPresent(this::work);
    return claimed.isPresent();
  }

  private Optional<Claimed> claim(Stores stores) {
    return stores
        .deliveries()
        .claim(shop.settings().lease())
        .map(lease -> new Claimed(lease, stores.runs().find(lease.run()).orElseThrow()));
  }

  private void work(Claimed claimed) {
    var session = Optional.ofNullable(sessions.poll()).orElseGet(() -> open(claimed.lease));
    try {
      new ChunkSender(shop, session, () -> stopping, claimed.lease, claimed.run).work();
    } catch (Error e) {
      // perhaps in the middle of a mail, where nothing else may be said any more
      session.close();
      throw e;
    } catch (RuntimeException e) {
      keep(session);
      throw e;
    }
    keep(session);
  }

  private MailSession open(Lease lease) {
    try {
      return sender.open();
    } catch (RuntimeException e) {
      shop.backoff().trouble();
      var failure = ServerReply.none("the mail sender failed: " + e.getClass().getSimpleName());
      shop.storage()
          .inTransaction(
              stores -> {
                shop.relay().trouble(stores.now(), failure);
                return giveBack(stores, lease);
              });
      throw e;
    }
  }

  private static boolean giveBack(Stores stores, Lease lease) {
    stores.deliveries().release(lease, Duration.ZERO);
    return true;
  }

  /** Keeps a session for the next chunk, unless whoever closes the rest has been here already. */
  private void keep(MailSession session) {
    sessions.push(session);
    if (stopping && sessions.remove(session)) {
      session.close();
    }
  }

  /** Starts a thread, unless it runs. */
  private void run(String name, BooleanSupplier work) {
    threads.compute(
        name, (same, thread) -> thread != null && thread.isAlive() ? thread : started(name, work));
  }

  private Thread started(String name, BooleanSupplier work) {
    var thread = new Thread(() -> loop(work), name);
    thread.start();
    return thread;
  }

  private void loop(BooleanSupplier work) {
    while (!stopping) {
      if (!tried(work)) {
        doorbell.await(IDLE);
      }
    }
  }

  /** Whatever fails, the database above all, is tried again later: a thread never dies of it. */
  private boolean tried(BooleanSupplier work) {
    try {
      return work.getAsBoolean();
    } catch (Throwable e) {
      LOG.warn("{} failed and will try again", Thread.currentThread().getName(), e);
      doorbell.await(shop.retry().jittered(AFTER_FAILURE));
      return false;
    }
  }

  private static void join(Thread thread, Deadline deadline) {
    try {
      thread.join(Math.max(1, deadline.left().toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Claimed(Lease lease, Run run) {}
}
