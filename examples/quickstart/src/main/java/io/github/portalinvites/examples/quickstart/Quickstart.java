package io.github.portalinvites.examples.quickstart;

import static io.github.portalinvites.audience.Restriction.ACTIVE_SERVICES;
import static io.github.portalinvites.audience.Restriction.WITHOUT_AUTOMATIC_PAYMENT;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.PortalInvitesBuilder;
import io.github.portalinvites.audience.AudienceCounts;
import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.bulk.BulkRun;
import io.github.portalinvites.bulk.IdempotencyKey;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.bulk.SendPlan;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.settings.SystemOptions;
import io.github.portalinvites.smtp.SmtpMailSender;
import io.github.portalinvites.smtp.SmtpSecurity;
import io.github.portalinvites.smtp.SmtpSettings;
import io.github.portalinvites.storage.PortalStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** Invites a town: filter, counts, plan, send, result, one of the mails, counts again. */
public final class Quickstart {

  static final Actor DANA = Actor.of("dana", "Dana Whitfield");

  private static final int ACCOUNTS = 2_400;
  private static final AudienceFilter FILTER =
      AudienceFilter.division(Town.HOUSTON, Town.DALLAS)
          .restrictTo(ACTIVE_SERVICES, WITHOUT_AUTOMATIC_PAYMENT);

  private final Report report;
  private final CompletableFuture<BulkRun> ended = new CompletableFuture<>();

  private Quickstart(Report report) {
    this.report = report;
  }

  /**
   * Runs once.
   *
   * @param args the folder to work in, and how many accounts the town has
   */
  public static void main(String... args) throws IOException {
    var folder = new WorkFolder(Path.of(args.length == 0 ? "target/quickstart" : args[0]));
    try (var mails = LocalMailServer.keepingMailsIn(folder.mails());
        var database = new Database(folder.database())) {
      var relay = SmtpSettings.of("127.0.0.1", mails.port()).security(SmtpSecurity.PLAIN);
      var quickstart = new Quickstart(new Report(Screen.ofProcess(), folder));
      quickstart.report.begin(mails);
      quickstart.fill(database, args.length < 2 ? ACCOUNTS : Integer.parseInt(args[1]));
      var door = door(database.now()).mailSender(SmtpMailSender.connect(relay));
      try (var portal = door.runListener(quickstart::progress).build()) {
        quickstart.show(portal);
      }
    }
  }

  /** A portal whose staff may do everything. */
  static PortalInvitesBuilder door(PortalStorage storage) {
    return PortalInvites.builder(storage)
        .secretKey("2026-11", "not-a-key-for-a-real-portal-0123".getBytes(US_ASCII))
        .authorizer((portal, actor, permission) -> PermittedDivisions.ALL);
  }

  private void fill(Database database, int accounts) {
    var town = new Town(accounts);
    try (var portal = door(database.now()).build()) {
      portal
          .settings()
          .save(DANA, SystemOptions.DEFAULT.portalUrl("https://my.brightwater.example/welcome"));
      long began = System.nanoTime();
      portal.directory().load(town.records().stream());
      report.directory(town, System.nanoTime() - began);
    }
    new Past(database, town.contacts()).happen();
  }

  private void show(PortalInvites portal) throws IOException {
    var counts = portal.audience().counts(DANA, FILTER);
    report.filter();
    report.counts(counts.counts());

    var plan = portal.bulk().plan(DANA, BulkInvite.to(FILTER));
    report.plan(plan);

    var run = send(portal, counts, plan);
    report.result(run, portal);
    report.mail();

    report.statusAfterwards(counts.counts(), portal.audience().counts(DANA, FILTER).counts());
    report.secondPlan(portal.bulk().plan(DANA, BulkInvite.to(FILTER)));
  }

  private BulkRun send(PortalInvites portal, AudienceCounts seen, SendPlan plan) {
    report.send();
    var key = IdempotencyKey.of("quickstart");
    portal.bulk().start(DANA, plan.id(), seen.fingerprint(), key, plan.recipients());
    portal.worker().start();
    return ended.join();
  }

  /** Called on the worker's threads. */
  private void progress(BulkRun run) {
    report.progress(run.progress());
    if (run.state() != RunState.RUNNING) {
      ended.complete(run);
    }
  }
}
