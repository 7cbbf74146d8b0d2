package io.github.portalinvites.benchmarks;

import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.directory.AccountClass;
import io.github.portalinvites.directory.AccountClassId;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.Invoice;
import io.github.portalinvites.directory.InvoiceId;
import io.github.portalinvites.directory.PortalSettings;
import io.github.portalinvites.registration.InvoiceVerifiedRequest;
import io.github.portalinvites.registration.RegistrationLimits;
import io.github.portalinvites.registration.RegistrationPolicy;
import io.github.portalinvites.registration.RequestAnswer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * Whether the time of the answer to a request for access tells that its invoice and code were
 * right. Pairs of a right and a wrong request follow each other in random order, each with an
 * invoice, an address and a client of its own. <i>AUC</i> is the share of all pairings in which the
 * right one took longer: 0.5 tells nothing, 1 everything. The control run asks twice wrong; a door
 * that looks the invoice up first shows that the measure can fail.
 *
 * <pre>{@code
 * java -Dpairs=1000 -Dwarmup=300 -Dstorage=postgresql
 *     -cp "portal-invites-benchmarks-*.jar:lib/*" io.github.portalinvites.benchmarks.RequestTiming
 * }</pre>
 */
final class RequestTiming {

  private static final int RUNS = 3;

  private final Random order = new Random(9);
  private final AtomicLong asked = new AtomicLong();
  private final int pairs;
  private final int warmUp;

  private RequestTiming(int pairs, int warmUp) {
    this.pairs = pairs;
    this.warmUp = warmUp;
  }

  public static void main(String[] args) throws Exception {
    try (var database = Database.chosen()) {
      run(database, Integer.getInteger("pairs", 1_000), Integer.getInteger("warmup", 300));
    }
  }

  /** Measures and prints: our door, the control run, the door that looks up first. */
  static List<Timed> run(Database database, int pairs, int warmUp) {
    Figures.printCommand(RequestTiming.class, "-Dpairs=%d -Dwarmup=%d".formatted(pairs, warmUp));
    Figures.print("%s; %,d pairs a run", database.name(), pairs);
    // each client, address and invoice comes once, so no other limit ends the run
    var limits = RegistrationLimits.DEFAULT.portalPerHour(Integer.MAX_VALUE);
    try (var portal =
        Figures.portal(database.storage())
            .selfRegistration(RegistrationPolicy.DEFAULT.limits(limits))
            .build()) {
      fill(portal, 2 * RUNS * (pairs + warmUp));
      var naive = new LookUpFirst(database.storage(), portal, new AtomicLong(1_000_000));
      return new RequestTiming(pairs, warmUp).runs(portal, naive);
    }
  }

  private static void fill(PortalInvites portal, int invoices) {
    Figures.setOptions(portal);
    var options = portal.settings().load();
    portal.settings().save(Figures.STAFF, options.signIn(options.signIn().requestLogin(true)));
    portal.directory().load(new Customers(1, invoices).records());
    var open = PortalSettings.DEFAULT.invoiceRegistration(true);
    portal
        .directory()
        .load(
            LongStream.rangeClosed(0, 2)
                .mapToObj(n -> AccountClass.of(AccountClassId.of(n), "Class " + n).portal(open)));
    var today = LocalDate.now(ZoneOffset.UTC);
    portal
        .directory()
        .load(
            LongStream.rangeClosed(1, invoices)
                .mapToObj(
                    n ->
                        Invoice.of(InvoiceId.of(n), AccountId.of(n), "INV-" + n, today)
                            .quickPayCode("QP-" + n)));
  }

  private List<Timed> runs(PortalInvites portal, LookUpFirst naive) {
    Figures.print(
        "%-32s %7s %11s %10s %14s %14s", "", "AUC", "|AUC - 0.5|", "goal", "first", "second");
    return List.of(
        print("right and wrong", "<= 0.06", pairs(RequestTiming::right, each -> ask(portal, each))),
        print(
            "control: wrong twice",
            "<= 0.06",
            pairs(RequestTiming::wrong, each -> ask(portal, each))),
        print(
            "looked up first: right and wrong",
            ">= 0.30",
            pairs(RequestTiming::right, naive::request)));
  }

  private void ask(PortalInvites portal, InvoiceVerifiedRequest request) {
    var answer = portal.registration().request(request, "client " + asked.get());
    if (!(answer instanceof RequestAnswer.Received)) {
      throw new IllegalStateException("Not taken: " + answer);
    }
  }

  private Timed pairs(
      LongFunction<InvoiceVerifiedRequest> kind, Consumer<InvoiceVerifiedRequest> door) {
    for (int i = 0; i < warmUp; i++) {
      pair(kind, door, new Timed());
    }
    var timed = new Timed();
    for (int i = 0; i < pairs; i++) {
      pair(kind, door, timed);
    }
    return timed;
  }

  private void pair(
      LongFunction<InvoiceVerifiedRequest> kind,
      Consumer<InvoiceVerifiedRequest> door,
      Timed timed) {
    if (order.nextBoolean()) {
      timed.first.add(millis(kind, door));
      timed.second.add(millis(RequestTiming::wrong, door));
    } else {
      timed.second.add(millis(RequestTiming::wrong, door));
      timed.first.add(millis(kind, door));
    }
  }

  private double millis(
      LongFunction<InvoiceVerifiedRequest> kind, Consumer<InvoiceVerifiedRequest> door) {
    var request = kind.apply(asked.incrementAndGet());
    long start = System.nanoTime();
    door.accept(request);
    return Figures.secondsSince(start) * 1e3;
  }

  private static InvoiceVerifiedRequest right(long n) {
    return request("INV-" + n, "QP-" + n, n);
  }

  /** An unknown invoice and a wrong code in turn. */
  private static InvoiceVerifiedRequest wrong(long n) {
    return n % 2 == 0 ? request("INX-" + n, "QP-" + n, n) : request("INV-" + n, "QX-" + n, n);
  }

  private static InvoiceVerifiedRequest request(String invoice, String code, long n) {
    return InvoiceVerifiedRequest.of(
        invoice, code, "Olga Owner", "owner%d@customers.example".formatted(n));
  }

  private static Timed print(String name, String goal, Timed timed) {
    Figures.print(
        "%-32s %7.3f %11.3f %10s %11.2f ms %11.2f ms",
        name,
        timed.auc(),
        Math.abs(timed.auc() - 0.5),
        goal,
        Figures.median(timed.first.stream().mapToDouble(each -> each)),
        Figures.median(timed.second.stream().mapToDouble(each -> each)));
    return timed;
  }

  /** What each took, in milliseconds; the right ones first. */
  record Timed(List<Double> first, List<Double> second) {

    Timed() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    /** How likely one of the first took longer than one of the second; ties count half. */
    double auc() {
      double longer = 0;
      for (double one : first) {
        for (double other : second) {
          longer += (Math.signum(one - other) + 1) / 2;
        }
      }
      return longer / first.size() / second.size();
    }
  }
}
