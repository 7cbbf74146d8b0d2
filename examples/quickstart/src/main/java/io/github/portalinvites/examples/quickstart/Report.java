package io.github.portalinvites.examples.quickstart;

import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.audience.BucketCounts;
import io.github.portalinvites.audience.Tally;
import io.github.portalinvites.bulk.BulkRun;
import io.github.portalinvites.bulk.LedgerQuery;
import io.github.portalinvites.bulk.SendPlan;
import io.github.portalinvites.delivery.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/** Says in words and numbers what the library answers. */
final class Report {

  private final Screen screen;
  private final WorkFolder folder;
  private long sendBegan;

  Report(Screen screen, WorkFolder folder) {
    this.screen = screen;
    this.folder = folder;
  }

  void begin(LocalMailServer mails) {
    screen.heading("Inviting the customers of a pool service to their portal");
    screen.line("database      H2, in %s".formatted(WorkFolder.shown(folder.database())));
    screen.line(
        "mail server   127.0.0.1:%d; it takes %d ms for each mail"
            .formatted(mails.port(), LocalMailServer.TIME_PER_MAIL.toMillis()));
  }

  void directory(Town town, long nanos) {
    screen.line(
        "directory     3 divisions, %,d accounts, %,d contacts; loaded in %.1f s"
            .formatted(town.accounts(), town.contacts().size(), nanos / 1e9));
  }

  void filter() {
    screen.heading("Filter");
    screen.line("divisions     Brightwater Houston, Brightwater Dallas");
    screen.line("only          accounts with active services");
    screen.line("              accounts without automatic payment");
  }

  void counts(BucketCounts counts) {
    screen.heading("Counts                        contacts     links");
    count("Total Contacts", counts.total());
    count("Portal Invite Accepted", counts.accepted());
    count("Invite Acceptance Pending", counts.pending());
    count("Portal Invite Not Sent", counts.notSent());
  }

  private void count(String name, Tally tally) {
    screen.line("%-26s %,9d %,9d".formatted(name, tally.contacts(), tally.rows()));
  }

  void plan(SendPlan plan) {
    screen.heading("Plan");
    screen.line("%,7d  contacts get mail,".formatted(plan.recipients()));
    screen.line(
        "%,7d  mails in all: who shares a mailbox shares a mail".formatted(plan.messages()));
    long skipped = plan.skipped().values().stream().mapToLong(Long::longValue).sum();
    screen.line("%,7d  contacts get none:".formatted(skipped));
    plan.skipped().entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(
            each ->
                screen.line(
                    "%,11d  %s"
                        .formatted(each.getValue(), each.getKey().sentence(Locale.ENGLISH))));
  }

  void send() {
    screen.heading("Send");
    sendBegan = System.nanoTime();
  }

  void progress(BulkRun.Progress progress) {
    screen.progress(progress);
  }

  void result(BulkRun run, PortalInvites portal) {
    double seconds = (System.nanoTime() - sendBegan) / 1e9;
    long mails = run.progress().done();
    screen.heading("Result");
    screen.line(
        "%s: %,d mails in %.1f s, %,.0f per second"
            .formatted(
                run.state().name().toLowerCase(Locale.ROOT), mails, seconds, mails / seconds));
    for (var outcome : Outcome.values()) {
      if (run.count(outcome) > 0) {
        var name = outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        screen.line("%,7d  contacts %s".formatted(run.count(outcome), name));
      }
    }
    firstFailure(run, portal);
  }

  private void firstFailure(BulkRun run, PortalInvites portal) {
    var failed = LedgerQuery.of(Outcome.FAILED);
    portal.bulk().ledger(Quickstart.DANA, run.id(), failed).items().stream()
        .limit(1)
        .forEach(
            entry -> {
              var message = entry.message();
              if (message != null) {
                screen.line("         such as " + message.address() + ": " + message.reply());
              }
            });
  }

  void mail() throws IOException {
    try (var files = Files.list(folder.mails())) {
      var letter = Letter.read(files.min(Comparator.naturalOrder()).orElseThrow());
      Files.writeString(folder.html(), letter.html());
      screen.heading("One of the mails");
      letter.headers().forEach(each -> screen.quoted(each));
      screen.quoted("");
      letter.text().lines().forEach(screen::quoted);
      screen.blank();
      screen.line("all mails        %s/*.eml".formatted(WorkFolder.shown(folder.mails())));
      screen.line("for a browser    %s".formatted(WorkFolder.shown(folder.html())));
    }
  }

  void statusAfterwards(BucketCounts before, BucketCounts after) {
    screen.heading("Status afterwards               before       now");
    compare("Total Contacts", before.total(), after.total());
    compare("Portal Invite Accepted", before.accepted(), after.accepted());
    compare("Invite Acceptance Pending", before.pending(), after.pending());
    compare("Portal Invite Not Sent", before.notSent(), after.notSent());
  }

  private void compare(String name, Tally before, Tally after) {
    screen.line("%-26s %,9d %,9d".formatted(name, before.contacts(), after.contacts()));
  }

  void secondPlan(SendPlan plan) {
    screen.blank();
    screen.line(
        "A second plan of the same filter finds %,d contacts to mail."
            .formatted(plan.recipients()));
    screen.blank();
  }
}
