package io.github.portalinvites.examples.pagila;

import static io.github.portalinvites.audience.Restriction.ACTIVE_SERVICES;
import static io.github.portalinvites.audience.Restriction.BALANCE_DUE;
import static io.github.portalinvites.audience.Restriction.WITHOUT_AUTOMATIC_PAYMENT;
import static io.github.portalinvites.examples.pagila.PagilaPortal.DANA;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.bulk.BulkRun;
import io.github.portalinvites.bulk.SendPlan;
import io.github.portalinvites.directory.AccountClassId;
import io.github.portalinvites.directory.DivisionId;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Invites the customers of a chain of DVD rental shops, whose tables nobody made for us: views map
 * them, and a mail server on this machine takes the mails.
 */
public final class PagilaRun {

  static final AudienceFilter STORE_1 = AudienceFilter.division(DivisionId.of(1));
  static final AudienceFilter BOTH_STORES =
      AudienceFilter.division(DivisionId.of(1), DivisionId.of(2));
  static final AccountClassId FREQUENT = AccountClassId.of("FREQUENT");

  private final PagilaPortal portal;
  private final PrintStream out;

  private PagilaRun(PagilaPortal portal, PrintStream out) {
    this.portal = portal;
    this.out = out;
  }

  /** Takes no arguments; ends at once where the sample database is not at hand. */
  public static void main(String[] args) throws Exception {
    var files = PagilaFiles.find();
    if (files.isEmpty()) {
      System.out.println(PagilaFiles.ABSENT);
      return;
    }
    System.out.println("Loading Pagila into a PostgreSQL server of its own ...");
    var out = System.out;
    try (var database = PagilaDatabase.start(files.get());
        var portal = PagilaPortal.open(database, run -> progress(out, run))) {
      var run = new PagilaRun(portal, out);
      run.showViews();
      run.showCounts();
      run.send();
    }
  }

  private void showViews() {
    out.println("Its tables are as they were; views map them. What Schema.validate() advises:");
    portal.advice().forEach(each -> out.println("  " + each));
  }

  private void showCounts() {
    out.printf("%nStore 1%n");
    show("Total Contacts", STORE_1);
    show("with active services", STORE_1.restrictTo(ACTIVE_SERVICES));
    show("with balance due", STORE_1.restrictTo(BALANCE_DUE));
    show("without automatic payment", STORE_1.restrictTo(WITHOUT_AUTOMATIC_PAYMENT));
    show("of class FREQUENT", STORE_1.accountClasses(List.of(FREQUENT)));
  }

  private void show(String label, AudienceFilter filter) {
    var counts = portal.door().audience().counts(DANA, filter);
    out.printf("  %-26s%5d%n", label, counts.total().contacts());
  }

  private void send() throws Exception {
    out.printf("%nBoth stores%n");
    var plan = portal.plan(BOTH_STORES);
    show(plan);
    var run = portal.send(plan);
    out.printf("%n  %s: %s; the mail server has%n", run.state(), run.outcomes());
    portal.mails().stream()
        .collect(groupingBy(ReceivedMail::from, TreeMap::new, counting()))
        .forEach((sender, mails) -> out.printf("  %5d mails from %s%n", mails, sender));
    out.printf("%nOnce more%n");
    show(portal.plan(BOTH_STORES));
    var counts = portal.door().audience().counts(DANA, BOTH_STORES);
    out.printf("  Invite Acceptance Pending: %d%n", counts.pending().contacts());
  }

  private void show(SendPlan plan) {
    out.printf("  plan of %d mails%n", plan.messages());
    plan.skipped()
        .forEach(
            (reason, contacts) ->
                out.printf("  skipped %d: %s%n", contacts, reason.sentence(Locale.ENGLISH)));
  }

  /** Over and over in one line. */
  private static void progress(PrintStream out, BulkRun run) {
    var progress = run.progress();
    out.printf("\r  %d of %d mails", progress.done(), progress.total());
    out.flush();
  }
}
