package io.github.portalinvites.jdbc;

import static io.github.portalinvites.testkit.DirectoryRecords.RECORDS;
import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.PortalInvitesBuilder;
import io.github.portalinvites.Ticking;
import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.bulk.BulkRun;
import io.github.portalinvites.bulk.IdempotencyKey;
import io.github.portalinvites.bulk.LedgerEntry;
import io.github.portalinvites.bulk.LedgerQuery;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.mail.MailSender;
import io.github.portalinvites.mail.MailSession;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.settings.SystemOptions;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Contacts 1 to n of division 1, who can all be invited, and front doors that send to them from
 * threads of their own by the database's clock.
 */
final class LiveTown {

  static final int WINDOW = 10;
  static final Duration PATIENCE = Duration.ofMinutes(5);
  static final AudienceFilter EVERYBODY = AudienceFilter.division(DivisionId.of(1));

  private LiveTown() {}

  static PortalInvitesBuilder door(DataSource database, MailSender sender) {
    return PortalInvites.builder(JdbiStorage.create(database))
        .secretKey("2026-05", TestPortal.KEY)
        .mailSender(sender)
        .inFlightWindow(WINDOW)
        .authorizer((portal, actor, permission) -> PermittedDivisions.ALL);
  }

  /** A front door whose leases end after {@code lease}, for tests that wait for it. */
  static PortalInvitesBuilder door(DataSource database, MailSender sender, Duration lease) {
    var patient =
        new MailSender() {
          @Override
          public MailSession open() {
            return sender.open();
          }

          @Override
          public Duration longestSend() {
            return lease.dividedBy(6);
          }
        };
    return Ticking.databaseTime(
        lease.minus(patient.longestSend().multipliedBy(2)), door(database, patient));
  }

  static void fill(PortalInvites door, int people) {
    door.settings()
        .save(
            DANA,
            SystemOptions.DEFAULT
                .portalUrl("https://portal.example.com/welcome")
                .inviteFrom("invites@example.com"));
    door.directory()
        .load(IntStream.rangeClosed(1, people).mapToObj(RECORDS::invitable).flatMap(List::stream));
  }

  static RunId start(PortalInvites door) {
    var plan = door.bulk().plan(DANA, BulkInvite.to(EVERYBODY));
    var key = IdempotencyKey.of("everybody");
    return door.bulk().start(DANA, plan.id(), plan.fingerprint(), key).id();
  }

  static String address(LedgerEntry entry) {
    return "contact%s@example.org".formatted(entry.contact());
  }

  /** Every entry of a ledger. */
  static List<LedgerEntry> ledger(PortalInvites door, RunId run) {
    var query = LedgerQuery.all().page(PageRequest.first(PageRequest.MAX_SIZE));
    var page = door.bulk().ledger(DANA, run, query);
    var entries = new ArrayList<>(page.items());
    while (page.nextCursor() != null) {
      page = door.bulk().ledger(DANA, run, query.page(query.page().after(page.nextCursor())));
      entries.addAll(page.items());
    }
    return entries;
  }

  /** Hears when a run has ended. */
  static final class End {

    private final CountDownLatch ended = new CountDownLatch(1);

    void hear(BulkRun run) {
      if (run.state() == RunState.FINISHED || run.state() == RunState.CANCELLED) {
        ended.countDown();
      }
    }

    void await() {
      try {
        assertThat(ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("the run ends").isTrue();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** Sends with a worker's threads until the run has ended. */
  static void send(PortalInvitesBuilder door, Consumer<PortalInvites> start) {
    var end = new End();
    try (var portal = door.runListener(end::hear).build()) {
      start.accept(portal);
      portal.worker().start();
      end.await();
    }
  }
}
