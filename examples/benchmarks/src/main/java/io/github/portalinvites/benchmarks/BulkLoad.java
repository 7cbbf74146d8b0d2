package io.github.portalinvites.benchmarks;

import io.github.portalinvites.PortalInvites;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Loads a directory into an empty portal by {@code DirectoryWriter.load}, each round into a new
 * database. Written are links together with their contacts, accounts, sites and services (about 4.6
 * records per link), checked and committed in batches, until the stream is at its end; synced are
 * the audience rows that {@code load} makes of them before it returns.
 *
 * <pre>{@code
 * java -Dlinks=200000 -Drounds=3 -Dstorage=postgresql
 *     -cp "portal-invites-benchmarks-*.jar:lib/*" io.github.portalinvites.benchmarks.BulkLoad
 * }</pre>
 */
final class BulkLoad {

  private static final int DIVISIONS = 10;

  private BulkLoad() {}

  public static void main(String[] args) throws Exception {
    int links = Integer.getInteger("links", 200_000);
    int rounds = Integer.getInteger("rounds", 3);
    Figures.printCommand(BulkLoad.class, "-Dlinks=%d -Drounds=%d".formatted(links, rounds));
    Figures.print("%-10s %16s %16s %16s", "", "links written", "records written", "links synced");
    var all = new ArrayList<Round>();
    for (int i = 1; i <= rounds; i++) {
      try (var database = Database.chosen();
          var portal = Figures.portal(database.storage()).build()) {
        all.add(round(portal, customers(links)));
        printRound("round " + i, all.get(i - 1));
      }
    }
    printRound(
        "median",
        new Round(
            median(all, Round::links), median(all, Round::records), median(all, Round::synced)));
  }

  /** A directory with about so many links. */
  static Customers customers(int links) {
    return new Customers(DIVISIONS, Math.max(1, links * 10 / 11 / DIVISIONS));
  }

  static Round round(PortalInvites portal, Customers customers) {
    var stream = new TimedRecords(customers.records().iterator());
    long start = System.nanoTime();
    long records = portal.directory().load(stream.stream());
    double all = Figures.secondsSince(start);
    double writing = (stream.ended() - start) / 1e9;
    long links = customers.links().count();
    return new Round(links / writing, records / writing, links / (all - writing));
  }

  private static void printRound(String name, Round round) {
    Figures.print(
        "%-10s %,14.0f/s %,14.0f/s %,14.0f/s", name, round.links, round.records, round.synced);
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> value) {
    return Figures.median(rounds.stream().mapToDouble(value));
  }

  /** How many per second. */
  record Round(double links, double records, double synced) {}
}
