package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.ExportFormat;
import io.github.portalinvites.audience.FilterFingerprint;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.bulk.BulkInvites;
import io.github.portalinvites.bulk.BulkRun;
import io.github.portalinvites.bulk.IdempotencyKey;
import io.github.portalinvites.bulk.LedgerEntry;
import io.github.portalinvites.bulk.LedgerQuery;
import io.github.portalinvites.bulk.PauseReason;
import io.github.portalinvites.bulk.PlanBrokenOffException;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.bulk.SendPlan;
import io.github.portalinvites.bulk.StartRefusedException;
import io.github.portalinvites.bulk.StartRefusedException.Reason;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.internal.audience.FilterText;
import io.github.portalinvites.internal.export.ExportStream;
import io.github.portalinvites.internal.export.TableWriter;
import io.github.portalinvites.internal.portal.LatestFirst;
import io.github.portalinvites.internal.portal.SealedCursor;
import io.github.portalinvites.invitation.RevokeOutcome;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.Permission;
import io.github.portalinvites.portal.Page;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.storage.Run;
import io.github.portalinvites.storage.Run.Going;
import io.github.portalinvites.storage.Run.Planned;
import io.github.portalinvites.storage.RunStore;
import io.github.portalinvites.storage.Stores;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Bulk sends of one portal: asks for permission, then reads or writes in one transaction. */
final class BulkService implements BulkInvites {

  private final Persistent storage;
  private final RunAccess access;
  private final RunControl control;
  private final OrderMaker orders;
  private final Planner planner;
  private final BulkRevoking revoking;
  private final SealedCursor cursors;
  private final Runnable catchUp;
  private final Consumer<RunId> changedSomething;

  /**
   * @param catchUp takes in all that changed in the directory
   * @param changedSomething wakes this process's workers and tells its listeners
   */
  BulkService(
      Persistent storage,
      RunAccess access,
      RunControl control,
      OrderMaker orders,
      Planner planner,
      BulkRevoking revoking,
      SealedCursor cursors,
      Runnable catchUp,
      Consumer<RunId> changedSomething) {
    this.storage = storage;
    this.access = access;
    this.control = control;
    this.orders = orders;
    this.planner = planner;
    this.revoking = revoking;
    this.cursors = cursors;
    this.catchUp = catchUp;
    this.changedSomething = changedSomething;
  }

  @Override
  public SendPlan plan(Actor actor, BulkInvite invite) {
    var filter = access.narrow(actor, invite.audience());
    var overrides = access.overrides(actor, overridden(invite));
    overrides.require(filter.divisions());
    catchUp.run();
    var id = new RunId(UUID.randomUUID());
    storage.inTransaction(
        stores -> {
          var order = orders.make(stores, Occasion.BULK, invite, filter);
          overrides.require(order.filter().divisions());
          stores.runs().add(planning(stores, id, actor, invite, order));
          return true;
        });
    return planOn(id);
  }

  private static Set<Permission> overridden(BulkInvite invite) {
    return Overrides.needed(invite.recipients().overrideLimits(), invite.mail().sender() != null);
  }

  private Run planning(Stores stores, RunId id, Actor actor, BulkInvite invite, Order order) {
    return new Run(
        id,
        actor.email(null),
        null,
        FilterText.fingerprint(storage.portal(), invite.audience()),
        OrderText.write(order),
        RunState.PLANNING,
        new Planned(0, 0, 0, Map.of(), Map.of(), stores.now()),
        Going.NOT_YET,
        0);
  }

  @Override
  public SendPlan planned(Actor actor, RunId plan) {
    return read(actor, plan, (stores, run) -> RunReader.plan(run));
  }

  @Override
  public SendPlan continuePlan(Actor actor, RunId plan) {
    read(actor, plan, (stores, run) -> run.id());
    catchUp.run();
    return planOn(plan);
  }

  private SendPlan planOn(RunId id) {
    try {
      boolean more;
      do {
        more = storage.inTransaction(stores -> planner.step(stores, id));
      } while (more);
    } catch (RuntimeException e) {
      throw new PlanBrokenOffException(id, e);
    }
    return storage.inTransaction(stores -> RunReader.plan(stores.runs().find(id).orElseThrow()));
  }

  @Override
  public BulkRun start(Actor actor, RunId plan, FilterFingerprint seen, IdempotencyKey key) {
    return start(plan, new Starting(actor, seen, key, null));
  }

  @Override
  public BulkRun start(
      Actor actor,
      RunId plan,
      FilterFingerprint seen,
      IdempotencyKey key,
      long expectedRecipients) {
    return start(plan, new Starting(actor, seen, key, expectedRecipients));
  }

  private BulkRun start(RunId plan, Starting starting) {
    var sight = access.sight(starting.actor());
    var order = read(sight, plan, (stores, run) -> OrderText.read(run.document()));
    access.overrides(starting.actor(), order.overrides()).require(order.choices().keySet());
    return change(sight, plan, (stores, run) -> starting.start(stores, run, control));
  }

  @Override
  public Page<BulkRun> runs(Actor actor, PageRequest page) {
    var sight = access.sight(actor);
    var question = SealedCursor.question("runs", storage.portal(), actor.id());
    return storage.inSnapshot(
        stores ->
            new LatestFirst<RunStore.Entry>(
                    stores.runs()::page, RunStore.Entry::position, each -> sight.covers(each.run()))
                .page(page, cursors, question, each -> RunReader.run(stores, each.run())));
  }

  @Override
  public BulkRun run(Actor actor, RunId run) {
    return read(actor, run, RunReader::run);
  }

  @Override
  public BulkRun pause(Actor actor, RunId run) {
    return change(
        actor,
        run,
        (stores, found) -> control.pause(stores, actor, found, PauseReason.BY_PERSON, null));
  }

  @Override
  public BulkRun resume(Actor actor, RunId run) {
    return change(actor, run, (stores, found) -> control.resume(stores, actor, found));
  }

  @Override
  public BulkRun cancel(Actor actor, RunId run) {
    var cancelled = change(actor, run, (stores, found) -> control.cancel(stores, actor, found));
    if (cancelled.state() == RunState.CANCELLED) {
      endInvitations(run);
    }
    return cancelled;
  }

  /** In batches, so that nobody waits long; what is in flight ends with its window. */
  private void endInvitations(RunId id) {
    var next = endInvitations(id, -1);
    for (var after = -1L; next > after; ) {
      after = next;
      next = endInvitations(id, after);
    }
  }

  private long endInvitations(RunId id, long after) {
    return storage.inTransaction(
        stores -> {
          var run = stores.runs().find(id).orElseThrow();
          return new LostInvitations(stores, run).endAfter(after);
        });
  }

  @Override
  public BulkRun retryFailed(Actor actor, RunId run) {
    return change(
        actor,
        run,
        (stores, found) -> {
          if (found.state() != RunState.FINISHED) {
            throw new StartRefusedException(run, Reason.WRONG_STATE, "it is not finished");
          }
          control.retryFailed(stores, actor, found);
        });
  }

  @Override
  public Page<LedgerEntry> ledger(Actor actor, RunId run, LedgerQuery query) {
    return read(
        actor,
        run,
        (stores, found) -> ledger(stores, found, query).page(cursors, question(actor, run, query)));
  }

  private String question(Actor actor, RunId run, LedgerQuery query) {
    return SealedCursor.question(
        "ledger", storage.portal(), actor.id(), run, query.outcome(), query.sharedOnly());
  }

  @Override
  public long export(
      Actor actor, RunId run, LedgerQuery query, ExportFormat format, OutputStream out) {
    var stream = new ExportStream(out);
    return read(
        actor,
        run,
        (stores, found) ->
            stream.once(
                () ->
                    ledger(stores, found, query)
                        .export(TableWriter.open(format, LedgerReader.COLUMNS, stream))));
  }

  @Override
  public Map<RevokeOutcome, Long> revoke(
      Actor actor, AudienceFilter filter, BiConsumer<ContactId, RevokeOutcome> outcomes) {
    var narrowed = revoking.narrow(actor, filter);
    catchUp.run();
    return revoking.revoke(actor, narrowed, outcomes);
  }

  private LedgerReader ledger(Stores stores, Run run, LedgerQuery query) {
    var order = OrderText.read(run.document());
    return new LedgerReader(stores, run, query, order);
  }

  private <T> T read(Actor actor, RunId id, BiFunction<Stores, Run, T> question) {
    return read(access.sight(actor), id, question);
  }

  private <T> T read(Sight sight, RunId id, BiFunction<Stores, Run, T> question) {
    return storage.inSnapshot(stores -> question.apply(stores, sight.find(stores, id)));
  }

  private BulkRun change(Actor actor, RunId id, BiConsumer<Stores, Run> step) {
    return change(access.sight(actor), id, step);
  }

  private BulkRun change(Sight sight, RunId id, BiConsumer<Stores, Run> step) {
    var changed =
        storage.inTransaction(
            stores -> {
              step.accept(stores, sight.find(stores, id));
              return RunReader.run(stores, stores.runs().find(id).orElseThrow());
            });
    changedSomething.accept(id);
    return changed;
  }
}
