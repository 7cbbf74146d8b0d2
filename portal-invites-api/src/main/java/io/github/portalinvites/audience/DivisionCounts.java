package io.github.portalinvites.audience;

import io.github.portalinvites.directory.DivisionId;
import java.util.Map;

/**
 * The counts of each division. A contact may be linked in several, so that they do not add up to
 * the total.
 *
 * @param byDivision every division that the filter and the actor have, also those without a match
 */
public record DivisionCounts(AudienceCounts total, Map<DivisionId, BucketCounts> byDivision) {

  public DivisionCounts {
    byDivision = Map.copyOf(byDivision);
  }
}
