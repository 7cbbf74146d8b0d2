package io.github.portalinvites.internal.access;

import io.github.portalinvites.access.AccessPreview;
import io.github.portalinvites.access.AccessPreview.SeenAccount;
import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.PortalSettings;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.storage.LinkedAccount;
import io.github.portalinvites.storage.Stores;
import java.util.List;
import java.util.function.Function;

/** Reads what a contact will see in some divisions. */
record PreviewReader(Stores stores, Admission admission) {

  AccessPreview read(ContactId contact, PermittedDivisions permitted) {
    var links =
        stores.directory().linkedAccounts(contact).stream()
            .filter(link -> permitted.contains(link.account().lists().division()))
            .toList();
    if (links.isEmpty()) {
      throw new NotFoundException("contact", contact);
    }
    var hasLogin = admission.hasLogin(stores, links.get(0).contact());
    return new AccessPreview(hasLogin, seen(contact, links, hasLogin));
  }

  private List<SeenAccount> seen(ContactId contact, List<LinkedAccount> links, boolean hasLogin) {
    var grants = Grants.of(stores, contact);
    var settings = admission.settings(stores);
    return links.stream()
        .filter(link -> link.contact().portalAccess())
        .filter(link -> settings.apply(link.account()).access())
        .map(link -> seen(link, grants, settings, hasLogin))
        .filter(each -> each.allSites() || each.sites() > 0)
        .toList();
  }

  private SeenAccount seen(
      LinkedAccount link,
      Grants grants,
      Function<Account, PortalSettings> settings,
      boolean hasLogin) {
    var account = link.account();
    var held = grants.latest(link);
    return new SeenAccount(
        account.id(),
        account.number(),
        account.name(),
        held.allSites(),
        held.roles(),
        new VisibleSites(stores, account.id(), settings.apply(account), held).count(),
        TabReader.state(hasLogin, grants.isWaiting(link)));
  }
}
