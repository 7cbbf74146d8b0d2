package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.joining;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.registration.RequestId;
import io.github.portalinvites.registration.RequestReason;
import io.github.portalinvites.registration.RequestState;
import io.github.portalinvites.storage.RequestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Access requests as a table. */
final class RequestTable implements RequestStore {

  private static final Bulk REQUESTS =
      Bulk.of(
          "pi_request",
          Stream.concat(
                  RequestColumns.ALL.stream(),
                  Stream.of(
                      new Bulk.Column("due", SqlType.INSTANT),
                      new Bulk.Column("failures", SqlType.INTEGER),
                      new Bulk.Column("version", SqlType.LONG)))
              .toArray(Bulk.Column[]::new));

  private static final String COLUMNS =
      """
      position, request_id, kind, received, state, reason, about, person_name, email, mailbox,
      phone, locale, client, code, search_key, division, account, site, contact, run_id,
      decided_by_id, decided_by_name, decided_at, decided_note, failures, version
      """;

  private static final String FIND =
      """
      select %s
        from pi_request
       where portal = :portal and request_id = :request_id
       order by position
      """
          .formatted(COLUMNS);

  private static final String TAKE_DUE =
      """
      select %s
        from pi_request
       where portal = :portal and due <= :now
       order by due, position
       limit 1
         for update skip locked
      """
          .formatted(COLUMNS);

  private static final String CHANGE =
      """
      update pi_request
         set %s,
             due = case when :state = 'RECEIVED' then coalesce(due, :now) end,
             version = version + 1
       where portal = :portal and request_id = :request_id and version = :version
      """
          .formatted(
              RequestColumns.ALL.stream()
                  .map(column -> "%s = :%s".formatted(column.name(), column.name()))
                  .collect(joining(", ")));

  private static final String POSTPONE =
      """
      update pi_request
         set due = :due, failures = failures + 1
       where portal = :portal and request_id = :request_id and due is not null
      """;

  private static final String OF_MAILBOX =
      """
      select %s
        from pi_request
       where portal = :portal and mailbox = :mailbox and state = any(:states)
       order by position
      """
          .formatted(COLUMNS);

  /** For each state by itself: so the latest are found in the index, however many there are. */
  private static final String PAGE =
      """
      select %s
        from (%s) latest
       order by position desc
       limit :limit
      """;

  private static final String IN_STATE =
      """
      (select %s
         from pi_request
        where state = '%s' and position < :before and %s
        order by position desc
        limit :limit)
      """;

  private static final String TALLY =
      """
      select state, reason, count(*) as requests
        from pi_request
       where state = any(:states) and %s
       group by state, reason
       order by state, reason
      """;

  private static final String FORGET =
      """
      update pi_request
         set about = '', person_name = '', email = '', phone = null, locale = null, code = '',
             search_key = '', mailbox = :no_mailbox, decided_note = null, due = null,
             contact = case when contact = :contact then :nobody else contact end,
             state = case when state in ('RECEIVED', 'WAITING', 'STAGED')
                          then 'CLOSED' else state end,
             version = version + 1
       where portal = :portal and (contact = :contact or mailbox = any(:mailboxes))
      """;

  private final Session session;

  RequestTable(Session session) {
    this.session = session;
  }

  @Override
  public void add(StoredRequest request) {
    var row = new ArrayList<@Nullable Object>(RequestColumns.values(request));
    row.add(session.now());
    row.add(request.failures());
    row.add(request.version());
    REQUESTS.insert(session, List.of(row));
  }

  @Override
  public Optional<StoredRequest> find(RequestId request) {
    return session
        .query(FIND)
        .bind("request_id", request.value())
        .map((row, context) -> RequestColumns.request(row))
        .findOne();
  }

  @Override
  public Optional<StoredRequest> takeDue() {
    return session
        .query(TAKE_DUE)
        .bind("now", now())
        .map((row, context) -> RequestColumns.request(row))
        .findOne();
  }

  @Override
  public boolean change(StoredRequest request) {
    return bound(session.update(CHANGE), RequestColumns.values(request))
            .bind("now", now())
            .bind("version", request.version())
            .execute()
        > 0;
  }

  private static Update bound(Update update, List<@Nullable Object> values) {
    for (var i = 0; i < values.size(); i++) {
      var value = values.get(i);
      var name = RequestColumns.ALL.get(i).name();
      update.bind(name, value instanceof Instant time ? Columns.argument(time) : value);
    }
    return update;
  }

  @Override
  public void postpone(RequestId request, Duration pause) {
    session
        .update(POSTPONE)
        .bind("request_id", request.value())
        .bind("due", Columns.argument(session.now().plus(pause)))
        .execute();
  }

  @Override
  public List<StoredRequest> of(IdentityId mailbox, Set<RequestState> states) {
    return session
        .query(OF_MAILBOX)
        .bind("mailbox", mailbox.value())
        .bind("states", names(states))
        .map((row, context) -> RequestColumns.request(row))
        .list();
  }

  @Override
  public List<Entry> page(Query query, long before, int limit) {
    var conditions = RequestConditions.of(session, query);
    var latest =
        states(query).stream()
            .map(state -> IN_STATE.formatted(COLUMNS, state.name(), conditions.sql()))
            .collect(joining("union all "));
    return conditions
        .bind(session.query(PAGE.formatted(COLUMNS, latest)))
        .bind("before", before)
        .bind("limit", limit)
        .map((row, context) -> new Entry(row.getLong("position"), RequestColumns.request(row)))
        .list();
  }

  @Override
  public List<Tally> tally(Query query) {
    var conditions = RequestConditions.of(session, query);
    return conditions
        .bind(session.query(TALLY.formatted(conditions.sql())))
        .bind("states", names(states(query)))
        .map(
            (row, context) ->
                new Tally(
                    Columns.constant(RequestState.class, row, "state"),
                    Columns.constant(RequestReason.class, row, "reason"),
                    row.getLong("requests")))
        .list();
  }

  @Override
  public void forget(ContactId contact, Collection<IdentityId> mailboxes, ContactId nobody) {
    session
        .update(FORGET)
        .bind("contact", KeyText.of(contact.key()))
        .bind("nobody", KeyText.of(nobody.key()))
        .bind("no_mailbox", IdentityId.of(nobody).value())
        .bind("mailboxes", session.array(SqlType.TEXT, mailboxes, IdentityId::value))
        .execute();
  }

  /** In the order of the constants, so that the statement is the same each time. */
  private static Set<RequestState> states(Query query) {
    return query.states().isEmpty()
        ? EnumSet.allOf(RequestState.class)
        : EnumSet.copyOf(query.states());
  }

  private Argument names(Set<RequestState> states) {
    return session.array(SqlType.TEXT, states, RequestState::name);
  }

  private Argument now() {
    return Columns.argument(session.now());
  }
}
