package io.github.portalinvites.jdbc;

import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.storage.Change;
import io.github.portalinvites.storage.ChangeLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The change log as a table; entries are taken under a lock on the portal's row. */
final class ChangeTable implements ChangeLog {

  private static final Bulk ENTRIES =
      Bulk.of(
          "pi_change",
          new Bulk.Column("kind", SqlType.TEXT),
          new Bulk.Column("changed", SqlType.TEXT),
          new Bulk.Column("appended", SqlType.INSTANT));

  private static final String LOCK =
      """
      select portal
        from pi_portal
       where portal = :portal
       order by portal
         for update
      """;

  private static final String OLDEST_ENTRIES =
      """
      select change_id, kind, changed
        from pi_change
       where portal = :portal
       order by change_id
       limit :limit
      """;

  private static final String DELETE =
      """
      delete from pi_change
       where portal = :portal and change_id = any(:entries)
      """;

  private static final String OLDEST =
      """
      select appended
        from pi_change
       where portal = :portal
       order by change_id
       limit 1
      """;

  private final Session session;

  ChangeTable(Session session) {
    this.session = session;
  }

  @Override
  public void append(Collection<? extends Change> changes) {
    ENTRIES.insert(session, changes.stream().distinct().map(this::row).toList());
  }

  @Override
  public List<Change> take(int limit) {
    session.query(LOCK).mapTo(Integer.class).list();
    var oldest =
        session
            .query(OLDEST_ENTRIES)
            .bind("limit", limit)
            .map((row, context) -> new Entry(row.getLong("change_id"), change(row)))
            .list();
    delete(oldest.stream().map(Entry::id).toList());
    return oldest.stream().map(Entry::change).distinct().toList();
  }

  @Override
  public Optional<Instant> oldest() {
    return session
        .query(OLDEST)
        .map((row, context) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .findOne();
  }

  private void delete(List<Long> entries) {
    if (!entries.isEmpty()) {
      session.update(DELETE).bind("entries", session.array(SqlType.LONG, entries)).execute();
    }
  }

  private List<@Nullable Object> row(Change change) {
    return Arrays.asList(kind(change).name(), key(change), session.now());
  }

  private static Kind kind(Change change) {
    if (change instanceof Change.OfContact) {
      return Kind.CONTACT;
    }
    if (change instanceof Change.OfAccount) {
      return Kind.ACCOUNT;
    }
    return change instanceof Change.OfIdentity ? Kind.IDENTITY : Kind.EVERYTHING;
  }

  private static String key(Change change) {
    if (change instanceof Change.OfContact of) {
      return KeyText.of(of.contact().key());
    }
    if (change instanceof Change.OfAccount of) {
      return KeyText.of(of.account().key());
    }
    return change instanceof Change.OfIdentity of ? of.identity().value() : "";
  }

  private static Change change(ResultSet row) throws SQLException {
    var key = row.getString("changed");
    return switch (Kind.valueOf(row.getString("kind"))) {
      case CONTACT -> new Change.OfContact(new ContactId(KeyText.read(key)));
      case ACCOUNT -> new Change.OfAccount(new AccountId(KeyText.read(key)));
      case IDENTITY -> new Change.OfIdentity(new IdentityId(key));
      case EVERYTHING -> new Change.OfEverything();
    };
  }

  private enum Kind {
    CONTACT,
    ACCOUNT,
    IDENTITY,
    EVERYTHING
  }

  private record Entry(long id, Change change) {}
}
