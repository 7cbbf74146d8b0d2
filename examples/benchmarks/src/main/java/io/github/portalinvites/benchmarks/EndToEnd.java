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
 * java -Dmessages=10000 -Dthreads=2 -Drounds=3 -Dstorage=postgresql
 *     -cp "portal-invites-benchmarks-*.jar:lib/*" io.github.portalinvites.benchmarks.EndToEnd
 * }</pre>
 */
final class EndToEnd {

  private final int messages;
  private final int threads;
  private final SinkProcess sink;
  private final PortalInvites portal;
  private final SpringLoop loop;
  private final ProcessorTime processors;

  private EndToEnd(
      int messages,
      int threads,
      SinkProcess sink,
      PortalInvites portal,
      List<ProcessHandle> database) {
    this.messages = messages;
    this.threads = threads;
    this.sink = sink;
    this.processors = ProcessorTime.ofThisProcessAnd(database, sink.process());
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
      return new EndToEnd(messages, threads, sink, portal, database.processes()).rounds(rounds);
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
    Figures.print(
        "%-8s %14s %14s %7s %20s %14s %7s",
        "",
        "portal-invites",
        "JavaMailSender",
        "ratio",
        "processor time: ours",
        "JavaMailSender",
        "ratio");
    var rounds = new ArrayList<Round>();
    for (int i = 0; i <= number; i++) {
      var round = round(i + 1);
      print(i == 0 ? "warm-up" : "round " + i, round);
      if (i > 0) {
        rounds.add(round);
      }
    }
    print(
        "median",
        new Round(
            Speed.median(rounds.stream().map(Round::ours).toList()),
            Speed.median(rounds.stream().map(Round::springs).toList())));
    return rounds;
  }

  private static void print(String name, Round round) {
    var ours = round.ours;
    var springs = round.springs;
    Figures.print(
        "%-8s %,12.0f/s %,12.0f/s %6.1f× %,17.0f µs %,11.0f µs %6.1f×",
        name,
        ours.perSecond,
        springs.perSecond,
        ours.perSecond / springs.perSecond,
        ours.micros,
        springs.micros,
        springs.micros / ours.micros);
  }

  private Round round(int division) throws Exception {
    return new Round(speed(() -> sendInBulk(division)), speed(() -> loop.send(messages, threads)));
  }

  private Speed speed(Sending sending) throws Exception {
    var before = sink.taken();
    double used = processors.seconds();
    long start = System.nanoTime();
    sending.send();
    double seconds = Figures.secondsSince(start);
    used = processors.seconds() - used;
    check(sink.taken().since(before));
    return new Speed(messages / seconds, used / messages * 1e6);
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
      Thread.sleep(100);
      run = bulk.run(STAFF, run.id());
    }
    if (run.count(Outcome.SENT) != messages) {
      throw new IllegalStateException("The run ended as %s".formatted(run));
    }
  }

  /** What each achieved. */
  record Round(Speed ours, Speed springs) {}

  /**
   * How fast it was.
   *
   * @param perSecond messages
   * @param micros processor time of a message, in all processes: the senders', the database's and
   *     the sink's
   */
  record Speed(double perSecond, double micros) {

    static Speed median(List<Speed> speeds) {
      return new Speed(
          Figures.median(speeds.stream().mapToDouble(Speed::perSecond)),
          Figures.median(speeds.stream().mapToDouble(Speed::micros)));
    }
  }

  private interface Sending {
    void send() throws Exception;
  }
}
