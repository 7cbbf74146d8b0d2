package io.github.portalinvites.internal.access;

import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.Site;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.storage.Stores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Looks for sites by words. Here and not in the database, so that case and accents are the same
 * everywhere, whatever the host's tables are like.
 *
 * @param folding makes texts comparable
 */
record SiteSearch(UnaryOperator<String> folding) {

  private static final int AT_ONCE = 500;

  /** Up to {@code limit} sites of an account that hold every word, by key. */
  List<Site> find(
      Stores stores,
      AccountId account,
      @Nullable String search,
      @Nullable SiteId after,
      int limit) {
    var words = words(search);
    var size = words.isEmpty() ? limit : AT_ONCE;
    var found = new ArrayList<Site>();
    var position = after;
    List<Site> batch;
    do {
      batch = stores.directory().sitesAfter(account, position, size);
      position = batch.isEmpty() ? position : batch.get(batch.size() - 1).id();
      batch.stream().filter(site -> holds(site, words)).forEach(found::add);
    } while (batch.size() == size && found.size() < limit);
    return found.subList(0, Math.min(limit, found.size()));
  }

  private List<String> words(@Nullable String search) {
    return search == null
        ? List.of()
        : Arrays.stream(folding.apply(search).split(" ")).filter(word -> !word.isEmpty()).toList();
  }

  private boolean holds(Site site, List<String> words) {
    if (words.isEmpty()) {
      return true;
    }
    var address = site.address() == null ? "" : site.address();
    var text = folding.apply(String.join(" ", site.number(), site.name(), address));
    return words.stream().allMatch(text::contains);
  }
}
