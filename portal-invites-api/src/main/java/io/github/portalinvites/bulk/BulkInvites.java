package io.github.portalinvites.bulk;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.ExportFormat;
import io.github.portalinvites.audience.FilterFingerprint;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.RevokeOutcome;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.portal.Page;
import io.github.portalinvites.portal.PageRequest;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Invites many contacts at once: plan, look, start, watch. Thread-safe.
 *
 * <p>Every call needs the permission {@code 390} in all of the plan's divisions; for hand-picked
 * contacts both <i>bulk email contacts</i> and <i>send customer portal invitation</i> instead. A
 * plan or run of other divisions is not found.
 */
public interface BulkInvites {

  /**
   * Freezes who gets what. Takes about a second per ten thousand contacts and never holds them in
   * memory.
   *
   * @throws PlanRefusedException if something that every message needs is missing
   * @throws PlanBrokenOffException if the database failed when a part of the plan was there
   * @throws io.github.portalinvites.template.InvalidTemplateException if the wording cannot be used
   * @throws io.github.portalinvites.mail.InvalidSenderException if the sender may not be used
   */
  SendPlan plan(Actor actor, BulkInvite invite);

  /** A plan as it stands. */
  SendPlan planned(Actor actor, RunId plan);

  /**
   * Takes a plan that broke off while it was made up where it was. Several at the same time share
   * the work. No effect if it is complete.
   *
   * @throws PlanBrokenOffException if the database failed again
   */
  SendPlan continuePlan(Actor actor, RunId plan);

  /**
   * Starts a plan. Workers send it in the name of {@code actor}, whoever made the plan; nothing is
   * sent by this call. The same key again gives the run that it started. Takes the permissions to
   * override what the plan overrides, too.
   *
   * @param seen the fingerprint of the filter that the user saw counted
   * @throws StartRefusedException if the plan is of another filter, expired, or not to be started
   *     any more
   * @throws IdempotencyConflictException if the actor used {@code key} for something else
   */
  BulkRun start(Actor actor, RunId plan, FilterFingerprint seen, IdempotencyKey key);

  /**
   * Like {@link #start(Actor, RunId, FilterFingerprint, IdempotencyKey)}, if the plan has exactly
   * so many recipients.
   */
  BulkRun start(
      Actor actor, RunId plan, FilterFingerprint seen, IdempotencyKey key, long expectedRecipients);

  /** All plans and runs that the actor may see, the latest planned first. */
  Page<BulkRun> runs(Actor actor, PageRequest page);

  /** How a run stands. */
  BulkRun run(Actor actor, RunId run);

  /** Stops a run before its next in-flight window. No effect if it is paused. */
  BulkRun pause(Actor actor, RunId run);

  /**
   * Lets a paused run go on, still in the name of who started it; behind its canary if it paused
   * for that, else still within it. No effect if it runs.
   */
  BulkRun resume(Actor actor, RunId run);

  /** Ends a run before its next in-flight window: all that is open is <i>cancelled</i>. */
  BulkRun cancel(Actor actor, RunId run);

  /**
   * Sends a finished run's retryable failures again, if they may still be sent to.
   *
   * @throws StartRefusedException if the run is not finished
   */
  BulkRun retryFailed(Actor actor, RunId run);

  /** Every recipient of a plan or run with its outcome, in a stable order. */
  Page<LedgerEntry> ledger(Actor actor, RunId run, LedgerQuery query);

  /**
   * Writes the ledger to {@code out} from one snapshot, as a stream in constant memory. {@code out}
   * stays open.
   *
   * @param query its page is ignored
   * @return how many entries were written
   * @throws io.github.portalinvites.audience.ExportBrokenOffException if it failed when a part was
   *     written; nothing is written twice
   */
  long export(Actor actor, RunId run, LedgerQuery query, ExportFormat format, OutputStream out);

  /**
   * Revokes the invitations of everybody whom {@code filter} reaches, and so of all who share a
   * mailbox with them. Needs <i>revoke invitation</i> in the filter's divisions instead. Batches of
   * mailboxes are kept one by one: called again after it broke off, it does what was left.
   *
   * @param outcomes told of each contact that is reached, after its batch was kept
   * @return how many contacts had which outcome
   * @throws PlanRefusedException if the filter names neither a division nor contacts
   */
  Map<RevokeOutcome, Long> revoke(
      Actor actor, AudienceFilter filter, BiConsumer<ContactId, RevokeOutcome> outcomes);
}
