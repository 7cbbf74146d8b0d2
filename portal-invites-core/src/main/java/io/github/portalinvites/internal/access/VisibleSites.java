package io.github.portalinvites.internal.access;

import io.github.portalinvites.access.SiteView;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.PortalSettings;
import io.github.portalinvites.directory.PortalSettings.InactiveSites;
import io.github.portalinvites.directory.Site;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.storage.AccessStore.TickedSite;
import io.github.portalinvites.storage.Stores;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sites of an account that somebody sees.
 *
 * @param settings of the account's class
 */
record VisibleSites(Stores stores, AccountId account, PortalSettings settings, Held held) {

  private static final int AT_ONCE = 500;

  /** How much is seen of a site. */
  SiteView view(Site site) {
    return shown(site) != SiteView.NONE && site.account().equals(account) && held.covers(site.id())
        ? shown(site)
        : SiteView.NONE;
  }

  SiteView shown(Site site) {
    if (site.active()) {
      return SiteView.FULL;
    }
    return settings.inactiveSites() == InactiveSites.SERVICE_HISTORY_ONLY
        ? SiteView.SERVICE_HISTORY_ONLY
        : SiteView.NONE;
  }

  /** Whether the account is open: as a whole, or by a site that is seen. */
  boolean anything() {
    return held.allSites() || !after(null, 1).isEmpty();
  }

  /** Up to {@code limit} seen sites, by key. */
  List<Site> after(@Nullable SiteId after, int limit) {
    var seen = new ArrayList<Site>();
    var position = after;
    var size = Math.min(AT_ONCE, limit);
    List<SiteId> batch;
    do {
      batch = read(position, size, seen);
      position = batch.isEmpty() ? position : batch.get(batch.size() - 1);
    } while (batch.size() == size && seen.size() < limit);
    return seen.subList(0, Math.min(limit, seen.size()));
  }

  long count() {
    long count = 0;
    SiteId position = null;
    List<SiteId> batch;
    do {
      var seen = new ArrayList<Site>();
      batch = read(position, AT_ONCE, seen);
      position = batch.isEmpty() ? position : batch.get(batch.size() - 1);
      count += seen.size();
    } while (batch.size() == AT_ONCE);
    return count;
  }

  /** Adds what is seen of the next sites, and returns all that were looked at. */
  private List<SiteId> read(@Nullable SiteId after, int limit, List<Site> seen) {
    var found =
        held.allSites() ? stores.directory().sitesAfter(account, after, limit) : List.<Site>of();
    var looked =
        held.allSites()
            ? found.stream().map(Site::id).toList()
            : held.sitesAfter(after, limit).stream().map(TickedSite::site).toList();
    var sites = held.allSites() ? found : stores.directory().sites(looked);
    sites.stream()
        .filter(site -> site.account().equals(account) && shown(site) != SiteView.NONE)
        .forEach(seen::add);
    return looked;
  }
}
