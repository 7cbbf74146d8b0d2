package io.github.portalinvites.jdbc;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.storage.ActivityStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The activity history as a table. */
final class ActivityTable implements ActivityStore {

  private static final List<Bulk.Column> ENTRY =
      List.of(
          new Bulk.Column("happened", SqlType.INSTANT),
          new Bulk.Column("actor_id", SqlType.TEXT),
          new Bulk.Column("actor_name", SqlType.TEXT),
          new Bulk.Column("kind", SqlType.TEXT),
          new Bulk.Column("contact", SqlType.LONG),
          new Bulk.Column("run_id", SqlType.UUID),
          new Bulk.Column("data", SqlType.TEXT));

  /** To be told where somebody listens. */
  private static final String APPEND =
      """
      insert into pi_activity
             (portal, happened, actor_id, actor_name, kind, contact, run_id, data, due)
      select p.portal, t.happened, t.actor_id, t.actor_name, t.kind, t.contact, t.run_id, t.data,
             case when p.events then t.happened end
        from pi_portal p, %s
       where p.portal = :portal
      """;

  private static final String OF_CONTACT =
      """
      select e.position, e.happened, e.actor_id, e.actor_name, e.kind, c.host_key as contact_key,
             e.run_id, e.data
        from pi_number c
        join pi_activity e on e.contact = c.number
       where c.portal = :portal and c.kind = 'c' and c.host_key = :contact
         and e.position < :before
       order by e.position desc
       limit :limit
      """;

  private static final String OF_RUN =
      """
      select e.position, e.happened, e.actor_id, e.actor_name, e.kind, c.host_key as contact_key,
             e.run_id, e.data
        from pi_activity e
        left join pi_number c on c.number = e.contact
       where e.portal = :portal and e.run_id = :run and e.position < :before
       order by e.position desc
       limit :limit
      """;

  private static final List<Bulk.Column> REWRITTEN =
      List.of(
          new Bulk.Column("position", SqlType.LONG),
          new Bulk.Column("actor_id", SqlType.TEXT),
          new Bulk.Column("actor_name", SqlType.TEXT),
          new Bulk.Column("data", SqlType.TEXT));

  private static final String REWRITE =
      """
      merge into pi_activity e
      using (select * from %s) s on e.portal = :portal and e.position = s.position
       when matched
       then update set actor_id = s.actor_id, actor_name = s.actor_name, data = s.data
      """;

  private final Session session;

  ActivityTable(Session session) {
    this.session = session;
  }

  @Override
  public void append(Collection<Activity> activities) {
    var contacts = activities.stream().flatMap(ActivityTable::contactKey).toList();
    var numbers = Numbers.ofEntities(session).findOrAdd(contacts);
    var rows = activities.stream().map(each -> row(each, numbers)).toList();
    if (!rows.isEmpty()) {
      var sql = APPEND.formatted(Bulk.unnest(session.dialect(), ENTRY));
      session.write(Bulk.bind(session, session.update(sql), ENTRY, rows));
    }
  }

  @Override
  public List<Entry> ofContact(ContactId contact, long before, int limit) {
    return entries(
        session.query(OF_CONTACT).bind("contact", KeyText.of(contact.key())), before, limit);
  }

  @Override
  public List<Entry> ofRun(RunId run, long before, int limit) {
    return entries(session.query(OF_RUN).bind("run", run.value()), before, limit);
  }

  @Override
  public void rewrite(Collection<Entry> entries) {
    if (!entries.isEmpty()) {
      var update = session.update(REWRITE.formatted(Bulk.unnest(session.dialect(), REWRITTEN)));
      var rows = entries.stream().map(ActivityTable::rewritten).toList();
      Bulk.bind(session, update, REWRITTEN, rows).execute();
    }
  }

  private static List<@Nullable Object> rewritten(Entry entry) {
    var activity = entry.activity();
    return Arrays.asList(
        entry.position(),
        activity.who().id(),
        activity.who().name(),
        PackedTexts.pack(activity.data()));
  }

  private static List<Entry> entries(Query query, long before, int limit) {
    return query
        .bind("before", before)
        .bind("limit", limit)
        .map((row, context) -> new Entry(row.getLong("position"), activity(row)))
        .list();
  }

  private static List<@Nullable Object> row(Activity activity, Map<Numbers.Key, Long> numbers) {
    var run = activity.run();
    return Arrays.asList(
        activity.at(),
        activity.who().id(),
        activity.who().name(),
        activity.kind().name(),
        contactKey(activity).map(numbers::get).findFirst().orElse(null),
        run == null ? null : run.value(),
        PackedTexts.pack(activity.data()));
  }

  private static Stream<Numbers.Key> contactKey(Activity activity) {
    return Stream.ofNullable(activity.contact())
        .map(contact -> Numbers.Key.of(NumberKind.CONTACT, contact));
  }

  /** Needs the contact's key, too. */
  static Activity activity(ResultSet row) throws SQLException {
    var contact = row.getString("contact_key");
    var run = row.getObject("run_id", UUID.class);
    return new Activity(
        Columns.required(row, "happened"),
        new Activity.Who(row.getString("actor_id"), row.getString("actor_name")),
        Columns.constant(Activity.Kind.class, row, "kind"),
        contact == null ? null : new ContactId(KeyText.read(contact)),
        run == null ? null : new RunId(run),
        PackedTexts.unpack(row.getString("data")));
  }
}
