package io.github.portalinvites.internal.registration;

import io.github.portalinvites.internal.audience.FoldedText;
import io.github.portalinvites.internal.permission.Permissions;
import io.github.portalinvites.internal.portal.LatestFirst;
import io.github.portalinvites.internal.portal.LostRace;
import io.github.portalinvites.internal.portal.SealedCursor;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.Permission;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.Page;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.registration.AccessRequest;
import io.github.portalinvites.registration.AccessRequestQuery;
import io.github.portalinvites.registration.AccessRequests;
import io.github.portalinvites.registration.Approval;
import io.github.portalinvites.registration.RequestId;
import io.github.portalinvites.registration.RequestReason;
import io.github.portalinvites.registration.ReviewOutcome;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.storage.RequestStore.Entry;
import io.github.portalinvites.storage.RequestStore.Query;
import io.github.portalinvites.storage.Stores;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists access requests for staff, and takes their answers. */
final class ReviewService implements AccessRequests {

  private final PortalStorage storage;
  private final PortalId portal;
  private final Permissions permissions;
  private final SealedCursor cursors;
  private final Rules rules;
  private final Runnable answered;

  /**
   * @param answered told after the commit of what may have mails follow
   */
  ReviewService(
      PortalStorage storage,
      PortalId portal,
      Permissions permissions,
      SealedCursor cursors,
      Rules rules,
      Runnable answered) {
    this.storage = storage;
    this.portal = portal;
    this.permissions = permissions;
    this.cursors = cursors;
    this.rules = rules;
    this.answered = answered;
  }

  @Override
  public Page<AccessRequest> list(Actor actor, AccessRequestQuery query, PageRequest page) {
    var permitted = permitted(actor);
    var asked = query(query, permitted);
    var question = SealedCursor.question("access requests", portal, actor.id(), asked);
    return storage.inSnapshot(
        portal,
        stores ->
            new LatestFirst<Entry>(
                    (before, limit) -> stores.requests().page(asked, before, limit),
                    Entry::position,
                    each -> true)
                .page(page, cursors, question, each -> each.stored().request()));
  }

  @Override
  public AccessRequest get(Actor actor, RequestId request) {
    var permitted = permitted(actor);
    return storage.inSnapshot(
        portal, stores -> review(stores, actor, permitted).find(request).request());
  }

  @Override
  public ReviewOutcome approve(Actor actor, RequestId request, Approval approval) {
    try {
      var outcome = decide(actor, review -> review.approve(request, approval));
      answered.run();
      return outcome;
    } catch (CannotMail e) {
      return new ReviewOutcome.NotPossible(RequestReason.CANNOT_BE_MAILED, e.obstacles());
    }
  }

  @Override
  public AccessRequest decline(Actor actor, RequestId request, @Nullable String note) {
    return decide(actor, review -> review.decline(request, note));
  }

  private <T> T decide(Actor actor, Function<Review, T> work) {
    var permitted = permitted(actor);
    return LostRace.retried(
        storage, portal, stores -> work.apply(review(stores, actor, permitted)));
  }

  @Override
  public List<DailyCount> counts(
      Actor actor, AccessRequestQuery query, LocalDate from, LocalDate to, ZoneId zone) {
    var permitted = permitted(actor);
    var days = ChronoUnit.DAYS.between(from, to) + 1;
    if (days < 1 || days > MAX_DAYS) {
      throw new IllegalArgumentException("Counts are of 1 to %d days".formatted(MAX_DAYS));
    }
    var asked = query(query, permitted);
    return storage.inSnapshot(
        portal,
        stores ->
            Stream.iterate(from, day -> day.plusDays(1))
                .limit(days)
                .flatMap(day -> counts(stores, asked, day, zone))
                .toList());
  }

  private static Stream<DailyCount> counts(Stores stores, Query query, LocalDate day, ZoneId zone) {
    var from = day.atStartOfDay(zone).toInstant();
    var to = day.plusDays(1).atStartOfDay(zone).toInstant();
    return stores.requests().tally(query.received(from, to)).stream()
        .map(each -> new DailyCount(day, each.state(), each.reason(), each.requests()));
  }

  private static Query query(AccessRequestQuery query, PermittedDivisions permitted) {
    return Query.ALL
        .states(query.states())
        .reasons(query.reasons())
        .kinds(query.kinds())
        .divisions(permitted.all() ? null : permitted.divisions())
        .search(FoldedText.of(query.search()));
  }

  private Review review(Stores stores, Actor actor, PermittedDivisions permitted) {
    return new Review(stores, rules, actor, permitted);
  }

  private PermittedDivisions permitted(Actor actor) {
    return permissions.require(actor, Permission.REVIEW_ACCESS_REQUESTS);
  }
}
