package io.github.portalinvites.internal.audience;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.BucketCounts;
import io.github.portalinvites.audience.Facets;
import io.github.portalinvites.audience.Restriction;
import io.github.portalinvites.directory.AccountClassId;
import io.github.portalinvites.directory.AccountSourceId;
import io.github.portalinvites.directory.BillGroupId;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.directory.SiteSourceId;
import io.github.portalinvites.portal.HostKey;
import io.github.portalinvites.storage.AudienceQuery;
import io.github.portalinvites.storage.AudienceRows;
import io.github.portalinvites.storage.AudienceRows.Dimension;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Counts under one filter, in one snapshot. */
record CountReader(AudienceRows rows, AudienceFilter filter) {

  BucketCounts counts() {
    return counts(filter);
  }

  /** The counts of each of {@code divisions}, also of those without a match. */
  Map<DivisionId, BucketCounts> byDivision(Collection<DivisionId> divisions) {
    var found = countsBy(Dimension.DIVISION, filter, DivisionId::new);
    var result = new HashMap<DivisionId, BucketCounts>();
    divisions.forEach(each -> result.put(each, found.getOrDefault(each, BucketCounts.ZERO)));
    return result;
  }

  /**
   * What each further choice would give.
   *
   * @param divisions those that may be chosen, empty for all
   */
  Facets facets(Set<DivisionId> divisions) {
    return new Facets(
        countsBy(Dimension.DIVISION, filter.divisions(divisions), DivisionId::new),
        countsBy(Dimension.ACCOUNT_CLASS, filter.accountClasses(Set.of()), AccountClassId::new),
        countsBy(Dimension.BILL_GROUP, filter.billGroups(Set.of()), BillGroupId::new),
        countsBy(Dimension.ACCOUNT_SOURCE, filter.accountSources(Set.of()), AccountSourceId::new),
        countsBy(Dimension.SITE_SOURCE, filter.siteSources(Set.of()), SiteSourceId::new),
        byRestriction());
  }

  private Map<Restriction, BucketCounts> byRestriction() {
    var result = new EnumMap<Restriction, BucketCounts>(Restriction.class);
    for (var each : Restriction.values()) {
      var added = EnumSet.of(each);
      added.addAll(filter.restrictions());
      result.put(each, counts(filter.restrictTo(added)));
    }
    return result;
  }

  private BucketCounts counts(AudienceFilter narrowed) {
    return rows.counts(query(narrowed));
  }

  private <T> Map<T, BucketCounts> countsBy(
      Dimension dimension, AudienceFilter widened, Function<HostKey, T> id) {
    var result = new HashMap<T, BucketCounts>();
    rows.countsBy(dimension, query(widened))
        .forEach((key, counts) -> result.put(id.apply(key), counts));
    return result;
  }

  private static AudienceQuery query(AudienceFilter filter) {
    return new AudienceQuery(filter, FoldedText.words(filter.search()), null);
  }
}
