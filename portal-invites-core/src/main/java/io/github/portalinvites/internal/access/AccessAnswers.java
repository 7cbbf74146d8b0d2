package io.github.portalinvites.internal.access;

import io.github.portalinvites.access.AccessQuestions;
import io.github.portalinvites.access.AccessibleAccount;
import io.github.portalinvites.access.AccessibleSite;
import io.github.portalinvites.access.RoleId;
import io.github.portalinvites.access.SiteView;
import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.PortalSettings;
import io.github.portalinvites.directory.Site;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.internal.portal.SealedCursor;
import io.github.portalinvites.portal.Page;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.LinkedAccount;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.storage.Stores;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Answers a portal's questions, each from one picture of the state. */
public final class AccessAnswers implements AccessQuestions {

  private final PortalStorage storage;
  private final PortalId portal;
  private final SealedCursor cursors;
  private final Admission admission;

  public AccessAnswers(
      PortalStorage storage, PortalId portal, SealedCursor cursors, Admission admission) {
    this.storage = storage;
    this.portal = portal;
    this.cursors = cursors;
    this.admission = admission;
  }

  @Override
  public List<AccessibleAccount> accessibleAccounts(ContactId contact) {
    return storage.inSnapshot(portal, stores -> accessibleAccounts(stores, contact));
  }

  private List<AccessibleAccount> accessibleAccounts(Stores stores, ContactId contact) {
    var links = stores.directory().linkedAccounts(contact);
    if (links.isEmpty() || !isLetIn(stores, links.get(0))) {
      return List.of();
    }
    var settings = admission.settings(stores);
    var grants = Grants.of(stores, contact);
    return links.stream()
        .filter(link -> settings.apply(link.account()).access())
        .filter(link -> visible(stores, settings, link, grants.inEffect(link)).anything())
        .map(link -> accessible(link, grants.inEffect(link)))
        .toList();
  }

  private boolean isLetIn(Stores stores, LinkedAccount link) {
    return link.contact().portalAccess() && admission.hasLogin(stores, link.contact());
  }

  private static AccessibleAccount accessible(LinkedAccount link, Held held) {
    var account = link.account();
    return new AccessibleAccount(
        account.id(), account.number(), account.name(), held.allSites(), held.roles());
  }

  @Override
  public Page<AccessibleSite> accessibleSites(
      ContactId contact, AccountId account, PageRequest page) {
    var question = SealedCursor.question("accessible sites", portal, contact, account);
    var cursor = new SiteCursor(cursors, question);
    var position = cursor.position(page);
    return storage.inSnapshot(
        portal,
        stores ->
            visible(stores, contact, account)
                .map(
                    visible ->
                        cursor.page(
                            page,
                            visible.after(position, page.size() + 1),
                            sites -> accessible(visible, sites)))
                .orElseGet(() -> new Page<>(List.of(), null)));
  }

  private static List<AccessibleSite> accessible(VisibleSites visible, List<Site> sites) {
    var rows = visible.held().rows(sites.stream().map(Site::id).toList());
    return sites.stream()
        .map(
            site ->
                new AccessibleSite(
                    site, visible.shown(site), roles(visible.held(), rows, site.id())))
        .toList();
  }

  @Override
  public SiteView mayView(ContactId contact, SiteId site) {
    return storage.inSnapshot(
        portal,
        stores ->
            site(stores, site)
                .flatMap(
                    found ->
                        visible(stores, contact, found.account())
                            .map(visible -> visible.view(found)))
                .orElse(SiteView.NONE));
  }

  @Override
  public Set<RoleId> rolesOn(ContactId contact, SiteId site) {
    return storage.inSnapshot(
        portal,
        stores ->
            site(stores, site)
                .flatMap(
                    found ->
                        visible(stores, contact, found.account())
                            .filter(visible -> visible.view(found) != SiteView.NONE)
                            .map(VisibleSites::held))
                .map(held -> roles(held, held.rows(List.of(site)), site))
                .orElse(Set.of()));
  }

  private static Optional<Site> site(Stores stores, SiteId site) {
    return stores.directory().sites(List.of(site)).stream().findFirst();
  }

  private static Set<RoleId> roles(Held held, Map<SiteId, Set<RoleId>> rows, SiteId site) {
    var roles = new HashSet<>(held.roles());
    roles.addAll(rows.getOrDefault(site, Set.of()));
    return Set.copyOf(roles);
  }

  /** Empty if the contact is not let into the account at all. */
  private Optional<VisibleSites> visible(Stores stores, ContactId contact, AccountId account) {
    var settings = admission.settings(stores);
    return stores
        .directory()
        .linkedAccount(contact, account)
        .filter(link -> isLetIn(stores, link) && settings.apply(link.account()).access())
        .map(link -> visible(stores, settings, link, Grants.of(stores, link).inEffect(link)));
  }

  private static VisibleSites visible(
      Stores stores, Function<Account, PortalSettings> settings, LinkedAccount link, Held held) {
    var account = link.account();
    return new VisibleSites(stores, account.id(), settings.apply(account), held);
  }
}
