package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.toMap;

import io.github.portalinvites.audience.FilterFingerprint;
import io.github.portalinvites.bulk.IdempotencyKey;
import io.github.portalinvites.bulk.PauseReason;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.storage.Run;
import io.github.portalinvites.storage.RunStore;
import io.github.portalinvites.template.MergeField;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Plans and runs as a table, and the keys that they were started under as another. */
final class RunTable implements RunStore {

  /** The number of the run {@code :run}, null if there is none in this portal. */
  static final String NUMBER = "(select run from pi_run where portal = :portal and run_id = :run)";

  /** The numbers of the portal's running runs. */
  static final String RUNNING =
      "(select run from pi_run where portal = :portal and state = 'RUNNING')";

  private static final Bulk RUNS =
      Bulk.of(
          "pi_run",
          new Bulk.Column("run_id", SqlType.UUID),
          new Bulk.Column("actor_id", SqlType.TEXT),
          new Bulk.Column("actor_name", SqlType.TEXT),
          new Bulk.Column("starter_id", SqlType.TEXT),
          new Bulk.Column("starter_name", SqlType.TEXT),
          new Bulk.Column("fingerprint", SqlType.TEXT),
          new Bulk.Column("document", SqlType.TEXT),
          new Bulk.Column("state", SqlType.TEXT),
          new Bulk.Column("planned_after", SqlType.LONG),
          new Bulk.Column("recipients", SqlType.LONG),
          new Bulk.Column("messages", SqlType.LONG),
          new Bulk.Column("skipped", SqlType.TEXT),
          new Bulk.Column("blank", SqlType.TEXT),
          new Bulk.Column("expires", SqlType.INSTANT),
          new Bulk.Column("paused_for", SqlType.TEXT),
          new Bulk.Column("remark", SqlType.TEXT),
          new Bulk.Column("opened", SqlType.LONG),
          new Bulk.Column("started", SqlType.INSTANT),
          new Bulk.Column("active_since", SqlType.INSTANT),
          new Bulk.Column("done_before", SqlType.LONG),
          new Bulk.Column("ended", SqlType.INSTANT),
          new Bulk.Column("version", SqlType.LONG));

  private static final Bulk KEYS =
      Bulk.of(
          "pi_run_key",
          new Bulk.Column("actor_id", SqlType.TEXT),
          new Bulk.Column("run_key", SqlType.TEXT),
          new Bulk.Column("run_id", SqlType.UUID),
          new Bulk.Column("body", SqlType.TEXT));

  private static final String FIND =
      """
      select run_id, actor_id, actor_name, starter_id, starter_name, fingerprint, document, state,
             planned_after, recipients, messages, skipped, blank, expires, paused_for, remark,
             opened, started, active_since, done_before, ended, version
        from pi_run
       where portal = :portal and run_id = :run
       order by run
      """;

  private static final String PAGE =
      """
      select run, run_id, actor_id, actor_name, starter_id, starter_name, fingerprint, document,
             state, planned_after, recipients, messages, skipped, blank, expires, paused_for,
             remark, opened, started, active_since, done_before, ended, version
        from pi_run
       where portal = :portal and run < :before
       order by run desc
       limit :limit
      """;

  private static final String CHANGE =
      """
      update pi_run
         set starter_id = :starter_id, starter_name = :starter_name, state = :state,
             planned_after = :planned_after, recipients = :recipients, messages = :messages,
             skipped = :skipped, blank = :blank, expires = :expires, paused_for = :paused_for,
             remark = :remark, opened = :opened, started = :started,
             active_since = :active_since, done_before = :done_before, ended = :ended,
             version = :version
       where portal = :portal and run_id = :run and version = :version - 1
      """;

  private static final String REDRAFT =
      """
      update pi_run
         set document = :document
       where portal = :portal and run_id = :run
      """;

  private static final String USE =
      """
      select run_id, body
        from pi_run_key
       where portal = :portal and actor_id = :actor and run_key = :key
       order by run_key
      """;

  private final Session session;

  RunTable(Session session) {
    this.session = session;
  }

  @Override
  public void add(Run run) {
    RUNS.insert(session, List.of(row(run)));
  }

  @Override
  public Optional<Run> find(RunId id) {
    return session.query(FIND).bind("run", id.value()).map((row, context) -> run(row)).findOne();
  }

  @Override
  public List<Entry> page(long before, int limit) {
    return session
        .query(PAGE)
        .bind("before", before)
        .bind("limit", limit)
        .map((row, context) -> new Entry(row.getLong("run"), run(row)))
        .list();
  }

  @Override
  public boolean change(Run next) {
    var changed = bound(session.update(CHANGE), next).execute() > 0;
    if (changed && next.state() == RunState.CANCELLED) {
      new ChunkTable(session).close(next.id());
    }
    return changed;
  }

  @Override
  public void redraft(RunId id, String document) {
    session.update(REDRAFT).bind("run", id.value()).bind("document", document).execute();
  }

  @Override
  public KeyUse use(String actorId, IdempotencyKey key, KeyUse use) {
    KEYS.insertIfAbsent(
        session,
        List.of("actor_id", "run_key"),
        List.of(List.of(actorId, key.value(), use.run().value(), use.body())));
    return session
        .query(USE)
        .bind("actor", actorId)
        .bind("key", key.value())
        .map((row, context) -> new KeyUse(id(row), row.getString("body")))
        .one();
  }

  private static List<@Nullable Object> row(Run run) {
    var planned = run.planned();
    var going = run.going();
    return Arrays.asList(
        run.id().value(),
        run.actor().id(),
        run.actor().name(),
        id(run.starter()),
        name(run.starter()),
        run.fingerprint().value(),
        run.document(),
        run.state().name(),
        planned.after(),
        planned.recipients(),
        planned.messages(),
        packed(planned.skipped()),
        packed(planned.blank()),
        planned.expires(),
        name(going.pausedFor()),
        going.remark(),
        going.opened(),
        going.started(),
        going.activeSince(),
        going.doneBefore(),
        going.ended(),
        run.version());
  }

  private static Update bound(Update update, Run next) {
    var planned = next.planned();
    var going = next.going();
    return update
        .bind("run", next.id().value())
        .bind("starter_id", id(next.starter()))
        .bind("starter_name", name(next.starter()))
        .bind("state", next.state().name())
        .bind("planned_after", planned.after())
        .bind("recipients", planned.recipients())
        .bind("messages", planned.messages())
        .bind("skipped", packed(planned.skipped()))
        .bind("blank", packed(planned.blank()))
        .bind("expires", Columns.argument(planned.expires()))
        .bind("paused_for", name(going.pausedFor()))
        .bind("remark", going.remark())
        .bind("opened", going.opened())
        .bind("started", Columns.argument(going.started()))
        .bind("active_since", Columns.argument(going.activeSince()))
        .bind("done_before", going.doneBefore())
        .bind("ended", Columns.argument(going.ended()))
        .bind("version", next.version());
  }

  private static Run run(ResultSet row) throws SQLException {
    return new Run(
        id(row),
        Actor.of(row.getString("actor_id"), row.getString("actor_name")),
        starter(row),
        new FilterFingerprint(row.getString("fingerprint")),
        row.getString("document"),
        Columns.constant(RunState.class, row, "state"),
        planned(row),
        going(row),
        row.getLong("version"));
  }

  private static Run.Planned planned(ResultSet row) throws SQLException {
    return new Run.Planned(
        row.getLong("planned_after"),
        row.getLong("recipients"),
        row.getLong("messages"),
        unpacked(SkipReason.class, row.getString("skipped")),
        unpacked(MergeField.class, row.getString("blank")),
        Columns.required(row, "expires"));
  }

  private static Run.Going going(ResultSet row) throws SQLException {
    return new Run.Going(
        Columns.constantOrNull(PauseReason.class, row, "paused_for"),
        row.getString("remark"),
        row.getLong("opened"),
        Columns.instant(row, "started"),
        Columns.instant(row, "active_since"),
        row.getLong("done_before"),
        Columns.instant(row, "ended"));
  }

  private static RunId id(ResultSet row) throws SQLException {
    return new RunId(row.getObject("run_id", UUID.class));
  }

  private static @Nullable Actor starter(ResultSet row) throws SQLException {
    var id = row.getString("starter_id");
    return id == null ? null : Actor.of(id, row.getString("starter_name"));
  }

  private static @Nullable String id(@Nullable Actor actor) {
    return actor == null ? null : actor.id();
  }

  private static @Nullable String name(@Nullable Actor actor) {
    return actor == null ? null : actor.name();
  }

  private static @Nullable String name(@Nullable PauseReason reason) {
    return reason == null ? null : reason.name();
  }

  private static String packed(Map<? extends Enum<?>, Long> counts) {
    return PackedTexts.pack(
        counts.entrySet().stream()
            .collect(toMap(each -> each.getKey().name(), each -> each.getValue().toString())));
  }

  private static <E extends Enum<E>> Map<E, Long> unpacked(Class<E> type, String counts) {
    return PackedTexts.unpack(counts).entrySet().stream()
        .collect(
            toMap(
                each -> Enum.valueOf(type, each.getKey()), each -> Long.valueOf(each.getValue())));
  }
}
