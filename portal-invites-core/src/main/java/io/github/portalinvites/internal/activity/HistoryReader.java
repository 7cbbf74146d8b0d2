package io.github.portalinvites.internal.activity;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.activity.ActivityHistory;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.internal.bulk.SendEngine;
import io.github.portalinvites.internal.permission.Permissions;
import io.github.portalinvites.internal.portal.LatestFirst;
import io.github.portalinvites.internal.portal.LatestFirst.Rows;
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
import java.util.HashMap;
import java.util.List;
import java.util.function.Predicate;

/** The activity history as staff see it. */
public final class HistoryReader implements ActivityHistory {

  private final PortalStorage storage;
  private final PortalId portal;
  private final Permissions permissions;
  private final SendEngine engine;
  private final SealedCursor cursors;

  /**
   * @param engine knows who may see which run, and what it reaches
   */
  public HistoryReader(
      PortalStorage storage,
      PortalId portal,
      Permissions permissions,
      SendEngine engine,
      SealedCursor cursors) {
    this.storage = storage;
    this.portal = portal;
    this.permissions = permissions;
    this.engine = engine;
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
              (before, limit) -> stores.activities().ofContact(contact, before, limit),
              visible(stores, permitted));
        });
  }

  @Override
  public Page<Activity> ofRun(Actor actor, RunId run, PageRequest page) {
    engine.bulk().run(actor, run);
    var question = SealedCursor.question("history", portal, actor.id(), run);
    return storage.inSnapshot(
        portal,
        stores ->
            page(
                page,
                question,
                (before, limit) -> stores.activities().ofRun(run, before, limit),
                each -> true));
  }

  private Page<Activity> page(
      PageRequest request, String question, Rows<Entry> rows, Predicate<Entry> visible) {
    return new LatestFirst<>(rows, Entry::position, visible)
        .page(request, cursors, question, Entry::activity);
  }

  /** What belongs to no run, or to one that reaches a division of the actor's. */
  private Predicate<Entry> visible(Stores stores, PermittedDivisions permitted) {
    var known = new HashMap<RunId, Boolean>();
    return entry -> {
      var run = entry.activity().run();
      return run == null
          || known.computeIfAbsent(
              run, id -> engine.reach(stores, id).stream().anyMatch(permitted::contains));
    };
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
