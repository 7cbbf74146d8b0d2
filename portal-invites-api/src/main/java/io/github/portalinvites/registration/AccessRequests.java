package io.github.portalinvites.registration;

import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.portal.Page;
import io.github.portalinvites.portal.PageRequest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What customers asked for, and the staff who answer it. Needs the permission <i>review access
 * requests</i>: in the division of the account that a request was found to be about, anywhere for
 * one that is about none. Others are not found. Thread-safe.
 */
public interface AccessRequests {

  /** The most days that are counted at once. */
  int MAX_DAYS = 100;

  /** A page of requests, the latest first. */
  Page<AccessRequest> list(Actor actor, AccessRequestQuery query, PageRequest page);

  /**
   * One request.
   *
   * @throws io.github.portalinvites.portal.NotFoundException if there is no such request
   */
  AccessRequest get(Actor actor, RequestId request);

  /**
   * Answers a request with yes: any that waits for staff, or was closed. One by invoice is proved
   * again unless it was before, or {@code approval} names the account; throttles do not count then.
   * A person's revocation is passed over; limits of sending are not.
   *
   * @throws io.github.portalinvites.portal.NotFoundException if there is no such request, account
   *     or site
   */
  ReviewOutcome approve(Actor actor, RequestId request, Approval approval);

  /**
   * Answers a request with no, of which nobody but staff is told.
   *
   * @param note why, up to {@value AccessRequest.Decision#MAX_NOTE} characters; null if that says
   *     itself
   * @return the request; as it was if it does not wait for anything
   * @throws io.github.portalinvites.portal.NotFoundException if there is no such request
   */
  AccessRequest decline(Actor actor, RequestId request, @Nullable String note);

  /**
   * How many requests were received on each day, by what came of them until now; those with none
   * are left out.
   *
   * @param to the last day, at most {@value #MAX_DAYS} with the first one
   * @param zone whose days
   */
  List<DailyCount> counts(
      Actor actor, AccessRequestQuery query, LocalDate from, LocalDate to, ZoneId zone);

  /** How many requests of one day have one state and reason. */
  record DailyCount(LocalDate day, RequestState state, RequestReason reason, long requests) {}
}
