package io.github.portalinvites.internal.access;

import io.github.portalinvites.access.AccessDiff;
import io.github.portalinvites.access.AccessGrant;
import io.github.portalinvites.access.AccessPreview;
import io.github.portalinvites.access.AccessTab;
import io.github.portalinvites.access.AccessTabQuery;
import io.github.portalinvites.access.GrantState;
import io.github.portalinvites.access.PortalAccess;
import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.ReadOnlyDirectoryException;
import io.github.portalinvites.directory.Site;
import io.github.portalinvites.internal.permission.Permissions;
import io.github.portalinvites.internal.portal.SealedCursor;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.Permission;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.AccessStore.Effect;
import io.github.portalinvites.storage.LinkedAccount;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.storage.Stores;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Shows and changes grants for staff. */
public final class AccessService implements PortalAccess {

  private final PortalStorage storage;
  private final PortalId portal;
  private final Permissions permissions;
  private final SealedCursor cursors;
  private final Admission admission;
  private final AccessNotices notices;
  private final GrantRules rules;

  public AccessService(
      PortalStorage storage,
      PortalId portal,
      Permissions permissions,
      SealedCursor cursors,
      Admission admission,
      AccessNotices notices,
      GrantRules rules) {
    this.storage = storage;
    this.portal = portal;
    this.permissions = permissions;
    this.cursors = cursors;
    this.admission = admission;
    this.notices = notices;
    this.rules = rules;
  }

  @Override
  public AccessTab tab(Actor actor, ContactId contact, AccountId account, AccessTabQuery query) {
    var permitted = permitted(actor);
    var question =
        SealedCursor.question("access", portal, actor.id(), contact, account, query.search());
    var cursor = new SiteCursor(cursors, question);
    return storage.inSnapshot(
        portal,
        stores ->
            new TabReader(stores, admission, new SiteSearch(rules.folding()))
                .read(link(stores, permitted, contact, account), query, cursor));
  }

  @Override
  public GrantState grant(Actor actor, ContactId contact, AccountId account, AccessGrant grant) {
    var permitted = permitted(actor);
    return storage.inTransaction(
        portal,
        stores -> {
          stores.access().lock(contact);
          var link = link(stores, permitted, contact, account);
          var before = checked(stores, actor, link, grant);
          var state = state(stores, link, Widening.is(before, grant));
          var changes = changes(stores, link, before, grant);
          stores.access().replace(contact, account, effect(state), grant);
          var summary = AccessHistory.Summary.of(grant, state);
          AccessHistory.granted(stores, actor, contact, link.account(), summary);
          if (changes && state != GrantState.STAGED) {
            notices.changed(stores, actor, link, state);
          }
          return state;
        });
  }

  /** Whether {@code grant} is another than the person has, or waits for. */
  private static boolean changes(
      Stores stores, LinkedAccount link, AccessGrant before, AccessGrant grant) {
    var grants = Grants.of(stores, link);
    var latest = grants.isWaiting(link) ? grants.latest(link).grant() : before;
    return !AccessDiff.between(latest, grant).isEmpty();
  }

  /** What is in effect before {@code grant}, which may be granted. */
  private AccessGrant checked(Stores stores, Actor actor, LinkedAccount link, AccessGrant grant) {
    requireSites(stores, link.account().id(), grant);
    var before = Grants.of(stores, link).inEffect(link).grant();
    rules.roles().check(actor, link.account(), before, grant);
    return before;
  }

  private static void requireSites(Stores stores, AccountId account, AccessGrant grant) {
    var asked = grant.sites().keySet();
    var its =
        stores.directory().sites(asked).stream()
            .filter(site -> site.account().equals(account))
            .map(Site::id)
            .collect(Collectors.toSet());
    asked.stream()
        .filter(site -> !its.contains(site))
        .findFirst()
        .ifPresent(
            site -> {
              throw new NotFoundException("site", site);
            });
  }

  private GrantState state(Stores stores, LinkedAccount link, boolean givesMore) {
    if (!admission.hasLogin(stores, link.contact())) {
      return GrantState.STAGED;
    }
    return rules.confirmAtLogin() && givesMore ? GrantState.AWAITING_LOGIN : GrantState.EFFECTIVE;
  }

  private static Effect effect(GrantState state) {
    return state == GrantState.AWAITING_LOGIN ? Effect.AT_NEXT_LOGIN : Effect.WITH_LOGIN;
  }

  @Override
  public AccessPreview preview(Actor actor, ContactId contact) {
    var permitted = permitted(actor);
    return storage.inSnapshot(
        portal, stores -> new PreviewReader(stores, admission).read(contact, permitted));
  }

  @Override
  public AccessDiff diff(Actor actor, ContactId contact, AccountId account, AccessGrant grant) {
    var permitted = permitted(actor);
    return storage.inSnapshot(
        portal,
        stores -> {
          var link = link(stores, permitted, contact, account);
          checked(stores, actor, link, grant);
          return AccessDiff.between(Grants.of(stores, link).latest(link).grant(), grant);
        });
  }

  @Override
  public void unlink(Actor actor, ContactId contact, AccountId account) {
    var permitted = permitted(actor);
    storage.inTransaction(
        portal,
        stores -> {
          link(stores, permitted, contact, account);
          stores
              .directoryTables()
              .orElseThrow(ReadOnlyDirectoryException::new)
              .unlink(contact, account);
          new Unlinking(admission).unlinked(stores, Activity.Who.of(actor), contact, account);
          return true;
        });
  }

  private PermittedDivisions permitted(Actor actor) {
    return permissions.require(actor, Permission.MANAGE_PORTAL_ACCESS);
  }

  private static LinkedAccount link(
      Stores stores, PermittedDivisions permitted, ContactId contact, AccountId account) {
    return stores
        .directory()
        .linkedAccount(contact, account)
        .filter(link -> permitted.contains(link.account().lists().division()))
        .orElseThrow(() -> new NotFoundException("account", account));
  }

  /**
   * What a host set for grants.
   *
   * @param confirmAtLogin whether what gives more to an accepted contact waits for the next login
   * @param folding makes texts comparable for a search
   */
  public record GrantRules(
      RoleCatalogue roles, boolean confirmAtLogin, UnaryOperator<String> folding) {}
}
