package io.github.portalinvites.internal.access;

import static java.util.stream.Collectors.toMap;

import io.github.portalinvites.access.AccessGrant;
import io.github.portalinvites.access.RoleId;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.storage.AccessStore.Choice;
import io.github.portalinvites.storage.AccessStore.TickedSite;
import io.github.portalinvites.storage.LinkedAccount;
import io.github.portalinvites.storage.Stores;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a contact has of one account, its sites read only when asked for. */
interface Held {

  boolean allSites();

  /** The roles of the account's row. */
  Set<RoleId> roles();

  /** The roles of those of {@code sites} that are ticked. */
  Map<SiteId, Set<RoleId>> rows(Collection<SiteId> sites);

  /** Ticked sites in key order. */
  List<TickedSite> sitesAfter(@Nullable SiteId after, int limit);

  /** All of it. */
  default AccessGrant grant() {
    var rows =
        sitesAfter(null, Integer.MAX_VALUE).stream()
            .collect(toMap(TickedSite::site, TickedSite::roles));
    return new AccessGrant(allSites(), roles(), rows);
  }

  default boolean covers(SiteId site) {
    return allSites() || rows(List.of(site)).containsKey(site);
  }

  /** As somebody chose. */
  record Chosen(Stores stores, Choice choice) implements Held {

    @Override
    public boolean allSites() {
      return choice.allSites();
    }

    @Override
    public Set<RoleId> roles() {
      return choice.roles();
    }

    @Override
    public Map<SiteId, Set<RoleId>> rows(Collection<SiteId> sites) {
      return choice.sites() == 0 ? Map.of() : stores.access().sites(choice, sites);
    }

    @Override
    public List<TickedSite> sitesAfter(@Nullable SiteId after, int limit) {
      return choice.sites() == 0 ? List.of() : stores.access().sitesAfter(choice, after, limit);
    }
  }

  /** As the link says, since nobody chose. */
  record ByLink(Stores stores, LinkedAccount link) implements Held {

    @Override
    public boolean allSites() {
      return link.wholeAccount();
    }

    @Override
    public Set<RoleId> roles() {
      return Set.of();
    }

    @Override
    public Map<SiteId, Set<RoleId>> rows(Collection<SiteId> sites) {
      return link.wholeAccount()
          ? Map.of()
          : stores.directory().linkSites(link.contact().id(), link.account().id(), sites).stream()
              .collect(toMap(site -> site, site -> Set.<RoleId>of()));
    }

    @Override
    public List<TickedSite> sitesAfter(@Nullable SiteId after, int limit) {
      return link.wholeAccount()
          ? List.of()
          : stores
              .directory()
              .linkSitesAfter(link.contact().id(), link.account().id(), after, limit)
              .stream()
              .map(site -> new TickedSite(site, Set.of()))
              .toList();
    }
  }
}
