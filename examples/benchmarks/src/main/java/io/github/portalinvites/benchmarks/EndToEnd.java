package io.github.portalinvites.benchmarks;

import static io.github.portalinvites.benchmarks.Figures.STAFF;

import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.benchmarks.SinkProcess.Taken;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.bulk.IdempotencyKey;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.smtp.SmtpMailSender;
import io.github.portalinvites.smtp.SmtpSecurity;
import io.github.portalinvites.smtp.SmtpSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * A bulk send from the plan to the last mark in the ledger, against a loop over Spring's {@code
 * JavaMailSender} that sends the same mails from as many threads to the same server, without any
 * database. Both take turns in one JVM; the first turn of each warms up.
 *
 * <pre>{@code
 * java -Dmessages=10000 -Dthreads=2 -Drounds=3 -Dstorage=postgresql -Dfsync=on
 *     -cp "portal-invites-benchmarks-*.jar:lib/*" io.github.portalinvites.benchmarks.EndToEnd
 * }</pre>
 */
final class EndToEnd {

  private final int messages;
  private final int threads;
  private final SinkProcess sink;
  private final PortalInvites portal;
  private final SpringLoop loop;

  private EndToEnd(int messages, int threads, SinkProcess sink, PortalInvites portal) {
    this.messages = messages;
    this.threads = threads;
    this.sink = sink;
    this.portal = portal;
    this.loop = new SpringLoop(sink.port(), Letter.ofDefaultTemplate());
  }

  public static void main(String[] args) throws Exception {
    try (var database = Database.chosen()) {
      run(
          database,
          Integer.getInteger("messages", 10_000),
          Integer.getInteger("threads", 2),
          Integer.getInteger("rounds", 3));
    }
  }

  /** Measures and prints; returns the rounds. */
  static List<Round> run(Database database, int messages, int threads, int rounds)
      throws Exception {
    Figures.printCommand(
        EndToEnd.class,
        "-Dmessages=%d -Dthreads=%d -Drounds=%d".formatted(messages, threads, rounds));
    Figures.print("%s; %,d messages a round, %d threads each", database.name(), messages, threads);
    try (var sink = SinkProcess.start();
        var portal =
            Figures.portal(database.storage())
                .mailSender(to(sink))
                .senderThreads(threads)
                .build()) {
      Figures.setOptions(portal);
      portal.directory().load(new Customers(rounds + 1, messages).records());
      return new EndToEnd(messages, threads, sink, portal).rounds(rounds);
    }
  }

  private static SmtpMailSender to(SinkProcess sink) {
    return SmtpMailSender.connect(
        SmtpSettings.of(SinkProcess.HOST, sink.port())
            .security(SmtpSecurity.PLAIN)
            .helloName("benchmark"));
  }

  private List<Round> rounds(int number) throws Exception {
    portal.worker().start();
    Figures.print("%-8s %16s %16s %8s", "", "portal-invites", "JavaMailSender", "ratio");
    var rounds = new ArrayList<Round>();
    for (int i = 0; i <= number; i++) {
      var round = round(i + 1);
      printRound(i == 0 ? "warm-up " : "round " + i, round);
      if (i > 0) {
        rounds.add(round);
      }
    }
    printRound(
        "median  ",
        new Round(
            Figures.median(rounds.stream().mapToDouble(Round::ours)),
            Figures.median(rounds.stream().mapToDouble(Round::springs))));
    return rounds;
  }

  private static void printRound(String name, Round round) {
    Figures.print(
        "%-8s %,14.0f/s %,14.0f/s %7.1f×",
        name, round.ours, round.springs, round.ours / round.springs);
  }

  private Round round(int division) throws Exception {
    return new Round(
        perSecond(() -> sendInBulk(division)), perSecond(() -> loop.send(messages, threads)));
  }

  private double perSecond(Sending sending) throws Exception {
    var before = sink.taken();
    long start = System.nanoTime();
    sending.send();
    double seconds = Figures.secondsSince(start);
    check(sink.taken().since(before));
    return messages / seconds;
  }

  private void check(Taken taken) {
    if (taken.messages() != messages) {
      throw new IllegalStateException("The sink took %s".formatted(taken));
    }
  }

  private void sendInBulk(int division) throws InterruptedException {
    var bulk = portal.bulk();
    var filter = AudienceFilter.division(Customers.division(division));
    var plan = bulk.plan(STAFF, BulkInvite.to(filter));
    var key = IdempotencyKey.of("division-" + division);
    var run = bulk.start(STAFF, plan.id(), plan.fingerprint(), key);
    while (run.state() == RunState.RUNNING) {
      Thread.sleep(20);
      run = bulk.run(STAFF, run.id());
    }
    if (run.count(Outcome.SENT) != messages) {
      throw new IllegalStateException("The run ended as %s".formatted(run));
    }
  }

  /** Messages per second of each. */
  record Round(double ours, double springs) {}

  private interface Sending {
    void send() throws Exception;
  }
}
