package io.github.portalinvites.internal.access;

import io.github.portalinvites.access.AccessTab;
import io.github.portalinvites.access.AccessTab.AccountRow;
import io.github.portalinvites.access.AccessTab.SiteRow;
import io.github.portalinvites.access.AccessTabQuery;
import io.github.portalinvites.access.GrantState;
import io.github.portalinvites.access.RoleId;
import io.github.portalinvites.directory.Site;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.storage.LinkedAccount;
import io.github.portalinvites.storage.Stores;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what staff see of one contact's access to one account. */
record TabReader(Stores stores, Admission admission, SiteSearch search) {

  AccessTab read(LinkedAccount link, AccessTabQuery query, SiteCursor cursor) {
    var grants = Grants.of(stores, link);
    var held = grants.latest(link);
    var account = link.account();
    var page = query.page();
    var found =
        search.find(stores, account.id(), query.search(), cursor.position(page), page.size() + 1);
    return new AccessTab(
        new AccountRow(
            account.id(), account.number(), account.name(), held.allSites(), held.roles()),
        state(admission.hasLogin(stores, link.contact()), grants.isWaiting(link)),
        held instanceof Held.Chosen,
        cursor.page(page, found, sites -> rows(held, sites)));
  }

  static GrantState state(boolean hasLogin, boolean waiting) {
    if (!hasLogin) {
      return GrantState.STAGED;
    }
    return waiting ? GrantState.AWAITING_LOGIN : GrantState.EFFECTIVE;
  }

  private static List<SiteRow> rows(Held held, List<Site> sites) {
    var ticked = held.rows(sites.stream().map(Site::id).toList());
    return sites.stream().map(site -> row(site, ticked)).toList();
  }

  private static SiteRow row(Site site, Map<SiteId, Set<RoleId>> ticked) {
    return new SiteRow(
        site.id(),
        site.number(),
        site.name(),
        site.active(),
        site.address(),
        ticked.containsKey(site.id()),
        ticked.getOrDefault(site.id(), Set.of()));
  }
}
