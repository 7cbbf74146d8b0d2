package io.github.portalinvites.memory;

import io.github.portalinvites.storage.AudienceLink;
import io.github.portalinvites.storage.AudienceQuery;
import java.util.Collections;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whether a row passes all conditions of a query. */
record RowFilter(AudienceQuery query) implements Predicate<MemoryRow> {

  @Override
  public boolean test(MemoryRow row) {
    return inLists(row.link())
        && row.link().criteria().satisfied().containsAll(query.filter().restrictions())
        && (query.bucket() == null || query.bucket() == row.link().standing().status().bucket())
        && query.words().stream().allMatch(row.link().keys().search()::contains);
  }

  private boolean inLists(AudienceLink link) {
    var filter = query.filter();
    var lists = filter.lists();
    var criteria = link.criteria();
    return passes(filter.contacts(), link.person().id())
        && passes(filter.divisions(), link.account().division())
        && passes(filter.accountStatuses(), criteria.accountStatus())
        && passes(lists.accountClasses(), criteria.accountClass())
        && passes(lists.billGroups(), criteria.billGroup())
        && passes(lists.accountSources(), criteria.accountSource())
        && (lists.siteSources().isEmpty()
            || !Collections.disjoint(lists.siteSources(), criteria.siteSources()));
  }

  private static <T> boolean passes(Set<T> wanted, @Nullable T value) {
    return wanted.isEmpty() || (value != null && wanted.contains(value));
  }
}
