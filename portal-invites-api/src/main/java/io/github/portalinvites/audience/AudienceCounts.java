package io.github.portalinvites.audience;

import java.time.Instant;

/**
 * The counts of a filter at one instant.
 *
 * @param fingerprint of the filter, as a plan of it will carry
 * @param asOf the instant they hold for; all that the caller committed before asking is in them,
 *     unless {@code lagging}
 * @param lagging true if the directory changed faster than could be followed before answering
 */
public record AudienceCounts(
    BucketCounts counts, FilterFingerprint fingerprint, Instant asOf, boolean lagging) {

  public Tally total() {
    return counts.total();
  }

  public Tally accepted() {
    return counts.accepted();
  }

  public Tally pending() {
    return counts.pending();
  }

  public Tally notSent() {
    return counts.notSent();
  }
}
