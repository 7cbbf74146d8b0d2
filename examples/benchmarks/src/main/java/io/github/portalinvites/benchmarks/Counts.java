package io.github.portalinvites.benchmarks;

import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.Restriction;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * The four counts of some filters over a large directory in which nothing changes.
 *
 * <pre>{@code
 * java -Dcontacts=200000 -Drounds=21 -Dstorage=postgresql
 *     -cp "portal-invites-benchmarks-*.jar:lib/*" io.github.portalinvites.benchmarks.Counts
 * }</pre>
 */
final class Counts {

  private static final int DIVISIONS = 10;

  private Counts() {}

  public static void main(String[] args) throws Exception {
    int contacts = Integer.getInteger("contacts", 200_000);
    int rounds = Integer.getInteger("rounds", 21);
    Figures.printCommand(Counts.class, "-Dcontacts=%d -Drounds=%d".formatted(contacts, rounds));
    try (var database = Database.chosen();
        var portal = Figures.portal(database.storage()).build()) {
      portal.directory().load(new Customers(DIVISIONS, contacts / DIVISIONS).records());
      Figures.print("%s; %,d contacts in %d divisions", database.name(), contacts, DIVISIONS);
      Figures.print("%-40s %12s %12s", "filter", "contacts", "median");
      var one = AudienceFilter.division(Customers.division(1));
      measure(portal, "one division", one, rounds);
      measure(
          portal,
          "one division, without automatic payment",
          one.restrictTo(Restriction.WITHOUT_AUTOMATIC_PAYMENT),
          rounds);
      measure(portal, "all divisions", one.divisions(Set.of()), rounds);
    }
  }

  private static void measure(
      PortalInvites portal, String name, AudienceFilter filter, int rounds) {
    long reached = portal.audience().counts(Figures.STAFF, filter).total().contacts();
    var millis = Figures.median(DoubleStream.generate(() -> millis(portal, filter)).limit(rounds));
    Figures.print("%-40s %,12d %9.1f ms", name, reached, millis);
  }

  private static double millis(PortalInvites portal, AudienceFilter filter) {
    long start = System.nanoTime();
    portal.audience().counts(Figures.STAFF, filter);
    return Figures.secondsSince(start) * 1e3;
  }
}
