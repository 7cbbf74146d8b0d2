package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.toMap;

import io.github.portalinvites.delivery.AddressHold;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.storage.IdentityStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known of identities, as a table. */
final class IdentityTable implements IdentityStore {

  private static final Bulk IDENTITIES =
      Bulk.of("pi_identity", new Bulk.Column("identity", SqlType.TEXT));

  private static final String FIND =
      """
      select identity, last_login, hold_cause, hold_since
        from pi_identity
       where portal = :portal and identity = any(:identities)
         and (last_login is not null or hold_cause is not null)
       order by identity
      """;

  private static final String LOGIN =
      """
      update pi_identity
         set last_login = :at
       where portal = :portal and identity = :identity
         and (last_login is null or last_login < :at)
      """;

  private static final String HOLD =
      """
      update pi_identity
         set hold_cause = :cause, hold_since = :since
       where portal = :portal and identity = :identity
      """;

  private static final String RELEASE =
      """
      update pi_identity
         set hold_cause = null, hold_since = null
       where portal = :portal and identity = :identity
      """;

  private static final String REMOVE =
      "delete from pi_identity where portal = :portal and identity = :identity";

  private final Session session;

  IdentityTable(Session session) {
    this.session = session;
  }

  @Override
  public Map<IdentityId, IdentityFacts> of(Collection<IdentityId> identities) {
    var wanted = new HashMap<String, IdentityId>();
    for (var identity : identities) {
      wanted.put(identity.value(), identity);
      wanted.put(identity.hashed().value(), identity);
    }
    return session
        .query(FIND)
        .bind("identities", session.array(SqlType.TEXT, wanted.keySet()))
        .map(
            (row, context) ->
                Map.entry(
                    Objects.requireNonNull(wanted.get(row.getString("identity"))),
                    IdentityTable.facts(row)))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, IdentityFacts::and));
  }

  @Override
  public void recordLogin(IdentityId identity, Instant at) {
    know(identity);
    session
        .update(LOGIN)
        .bind("identity", identity.value())
        .bind("at", Columns.argument(at))
        .execute();
  }

  @Override
  public void hold(IdentityId identity, AddressHold hold) {
    know(identity);
    session
        .update(HOLD)
        .bind("identity", identity.value())
        .bind("cause", hold.cause().name())
        .bind("since", Columns.argument(hold.since()))
        .execute();
  }

  @Override
  public void release(IdentityId identity) {
    session.update(RELEASE).bind("identity", identity.value()).execute();
    session.update(REMOVE).bind("identity", identity.hashed().value()).execute();
  }

  /** A complaint is kept under a name that only whoever knows the address can find. */
  void forget(IdentityId identity) {
    var known = of(List.of(identity)).get(identity);
    session.update(REMOVE).bind("identity", identity.value()).execute();
    if (known != null
        && known.hold() != null
        && known.hold().cause() == AddressHold.Cause.SUPPRESSED) {
      hold(identity.hashed(), known.hold());
    }
  }

  private void know(IdentityId identity) {
    IDENTITIES.insertIfAbsent(session, List.of("identity"), List.of(List.of(identity.value())));
  }

  private static IdentityFacts facts(ResultSet row) throws SQLException {
    return new IdentityFacts(Columns.instant(row, "last_login"), hold(row));
  }

  private static @Nullable AddressHold hold(ResultSet row) throws SQLException {
    var since = Columns.instant(row, "hold_since");
    return since == null
        ? null
        : new AddressHold(Columns.constant(AddressHold.Cause.class, row, "hold_cause"), since);
  }
}
