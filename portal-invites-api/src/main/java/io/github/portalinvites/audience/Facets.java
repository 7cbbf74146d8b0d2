package io.github.portalinvites.audience;

import io.github.portalinvites.directory.AccountClassId;
import io.github.portalinvites.directory.AccountSourceId;
import io.github.portalinvites.directory.BillGroupId;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.directory.SiteSourceId;
import java.util.Map;

/**
 * What the counts would be if one more value were chosen. Each list is counted under all conditions
 * but its own; a restriction is added to those already on. Values that match nobody are left out.
 */
public record Facets(
    Map<DivisionId, BucketCounts> divisions,
    Map<AccountClassId, BucketCounts> accountClasses,
    Map<BillGroupId, BucketCounts> billGroups,
    Map<AccountSourceId, BucketCounts> accountSources,
    Map<SiteSourceId, BucketCounts> siteSources,
    Map<Restriction, BucketCounts> restrictions) {

  public Facets {
    divisions = Map.copyOf(divisions);
    accountClasses = Map.copyOf(accountClasses);
    billGroups = Map.copyOf(billGroups);
    accountSources = Map.copyOf(accountSources);
    siteSources = Map.copyOf(siteSources);
    restrictions = Map.copyOf(restrictions);
  }
}
