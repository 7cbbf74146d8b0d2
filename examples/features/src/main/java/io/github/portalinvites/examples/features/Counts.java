package io.github.portalinvites.examples.features;

import static io.github.portalinvites.examples.features.SampleHost.DANA;
import static io.github.portalinvites.examples.features.SampleHost.HOUSTON;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.Tally;

/** The four counts of a filter, in all, by division, and as they would be with one more choice. */
public final class Counts {

  private Counts() {}

  public static void main(String... args) {
    try (var portal = SampleHost.portal().build()) {
      SampleHost.fill(portal);
      var audience = portal.audience();

      var counts = audience.counts(DANA, AudienceFilter.division(HOUSTON)).counts();
      print("Total Contacts", counts.total());
      print("Portal Invite Accepted", counts.accepted());
      print("Invite Acceptance Pending", counts.pending());
      print("Portal Invite Not Sent", counts.notSent());

      System.out.println();
      var divisions = audience.countsByDivision(DANA, AudienceFilter.everyone());
      divisions.byDivision().forEach((id, each) -> print("Division " + id, each.total()));
      print("All divisions", divisions.total().total());

      System.out.println();
      var facets = audience.facets(DANA, AudienceFilter.division(HOUSTON));
      facets.restrictions().forEach((id, each) -> print("With " + id, each.total()));
    }
  }

  private static void print(String name, Tally tally) {
    System.out.printf("%-32s %3d contacts %3d rows%n", name, tally.contacts(), tally.rows());
  }
}
