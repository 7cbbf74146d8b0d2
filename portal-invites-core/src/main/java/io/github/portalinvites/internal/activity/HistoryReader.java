package io.github.portalinvites.internal.activity;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.activity.ActivityHistory;
import io.github.portalinvites.bulk.BulkInvites;
import io.github.portalinvites.bulk.RunId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.internal.permission.Permissions;
import io.github.portalinvites.internal.portal.SealedCursor;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.Permission;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.portal.Page;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.ActivityStore.Entry;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.storage.Stores;
import java.util.List;
import java.util.function.Function;

/** The activity history as staff see it. */
public final class HistoryReader implements ActivityHistory {

  private final PortalStorage storage;
  private final PortalId portal;
  private final Permissions permissions;
  private final BulkInvites runs;
  private final SealedCursor cursors;

  /**
   * @param runs knows who may see which run
   */
  public HistoryReader(
      PortalStorage storage,
      PortalId portal,
      Permissions permissions,
      BulkInvites runs,
      SealedCursor cursors) {
    this.storage = storage;
    this.portal = portal;
    this.permissions = permissions;
    this.runs = runs;
    this.cursors = cursors;
  }

  @Override
  public Page<Activity> ofContact(Actor actor, ContactId contact, PageRequest page) {
    var permitted = permissions.require(actor, Permission.SEND_ACCOUNT_PORTAL_INVITATIONS);
    return storage.inSnapshot(
        portal,
        stores -> {
          requireInScope(stores, permitted, contact);
          var question = SealedCursor.question("history", portal, actor.id(), contact);
          return page(
              page,
              question,
              before -> stores.activities().ofContact(contact, before, page.size() + 1));
        });
  }

  @Override
  public Page<Activity> ofRun(Actor actor, RunId run, PageRequest page) {
    runs.run(actor, run);
    var question = SealedCursor.question("history", portal, actor.id(), run);
    return storage.inSnapshot(
        portal,
        stores ->
            page(
                page, question, before -> stores.activities().ofRun(run, before, page.size() + 1)));
  }

  private Page<Activity> page(
      PageRequest request, String question, Function<Long, List<Entry>> entries) {
    var cursor = request.after();
    var before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursors.open(question, cursor));
    var found = entries.apply(before);
    return cursors
        .page(question, request, found, entry -> String.valueOf(entry.position()))
        .map(Entry::activity);
  }

  private static void requireInScope(
      Stores stores, PermittedDivisions permitted, ContactId contact) {
    var inScope =
        stores.directory().facts(List.of(contact)).stream()
            .flatMap(facts -> facts.links().stream())
            .anyMatch(link -> permitted.contains(link.account().lists().division()));
    if (!inScope) {
      throw new NotFoundException("contact", contact);
    }
  }
}
