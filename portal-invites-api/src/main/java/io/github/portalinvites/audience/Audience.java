package io.github.portalinvites.audience;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.portal.Page;
import java.io.OutputStream;
import java.util.Map;

/**
 * The people a bulk send would reach: counted, listed and explained. Thread-safe.
 *
 * <p>Every call needs the permission {@code 390} and sees the actor's divisions only: a filter that
 * names another division throws {@code NotFoundException}, an actor without any throws {@code
 * ForbiddenException}.
 */
public interface Audience {

  /** The four counts of {@code filter}. */
  AudienceCounts counts(Actor actor, AudienceFilter filter);

  /** The four counts of {@code filter}, and those of each division. */
  DivisionCounts countsByDivision(Actor actor, AudienceFilter filter);

  /** The four counts that each further choice would give. */
  Facets facets(Actor actor, AudienceFilter filter);

  /**
   * One row per contact and matching account. A walk by cursors shows each row that stays as it is
   * exactly once, while others change.
   *
   * @throws io.github.portalinvites.portal.InvalidCursorException if the cursor is of another
   *     question or actor
   */
  Page<AudienceRow> details(Actor actor, AudienceFilter filter, DetailsQuery query);

  /**
   * Counts and the first page of details from one snapshot, so that they agree also while a send
   * runs.
   *
   * @param query its cursor must be empty
   */
  CountsAndDetails countsAndDetails(Actor actor, AudienceFilter filter, DetailsQuery query);

  /**
   * Writes all details to {@code out} from one snapshot, as a stream in constant memory. {@code
   * out} stays open.
   *
   * @param query its page is ignored
   * @return how many rows were written
   * @throws ExportBrokenOffException if it failed when a part was written; nothing is written twice
   */
  long export(
      Actor actor,
      AudienceFilter filter,
      DetailsQuery query,
      ExportFormat format,
      OutputStream out);

  /**
   * Every rule for one contact, with what was found.
   *
   * @throws io.github.portalinvites.portal.NotFoundException if the contact has no account in the
   *     actor's divisions
   */
  Explanation explain(Actor actor, ContactId contact, AudienceFilter filter);

  /**
   * How many of the filter's contacts would get no mail, by the first reason of each, under the
   * default options of delivery.
   */
  Map<SkipReason, Long> obstacles(Actor actor, AudienceFilter filter);

  /** Counts and details that belong together. */
  record CountsAndDetails(AudienceCounts counts, Page<AudienceRow> details) {}
}
