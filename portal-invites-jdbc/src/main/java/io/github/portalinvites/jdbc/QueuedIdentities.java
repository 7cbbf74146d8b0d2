package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.github.portalinvites.bulk.RunId;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.invitation.IdentityId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** To whom a message waits in a run that goes on or is paused. */
final class QueuedIdentities {

  private static final String ACTIVE =
      Arrays.stream(RunState.values())
          .filter(RunState::active)
          .map("'%s'"::formatted)
          .collect(Collectors.joining(", ", "(", ")"));

  /** Whether a message waits for the identity with the number {@code a.identity}. */
  static final String EXISTS =
      """
      exists (select 1
                from pi_message m
                join pi_run r on r.run = m.run
               where m.identity = a.identity and m.outcome = 'OPEN' and r.state in %s)"""
          .formatted(ACTIVE);

  private static final String ANY =
      """
      select run
        from pi_run
       where portal = :portal and state in %s
       order by run
       limit 1
      """
          .formatted(ACTIVE);

  private static final String QUEUED =
      """
      select a.identity_key
        from (select number as identity, host_key as identity_key
                from pi_number
               where portal = :portal and kind = 'i' and host_key = any(:identities)) a
       where exists (select 1
                       from pi_message m
                       join pi_run r on r.run = m.run
                      where m.identity = a.identity and m.outcome = 'OPEN' and r.state in %s
                        and (cast(:except as uuid) is null or r.run_id <> cast(:except as uuid)))
       order by a.identity_key
      """
          .formatted(ACTIVE);

  private final Session session;

  QueuedIdentities(Session session) {
    this.session = session;
  }

  /** False, and cheap, while no run is active. */
  boolean any() {
    return session.query(ANY).mapTo(Long.class).findOne().isPresent();
  }

  Set<IdentityId> among(Collection<IdentityId> identities, @Nullable RunId except) {
    if (identities.isEmpty() || !any()) {
      return Set.of();
    }
    var wanted = identities.stream().map(IdentityId::value).distinct().toList();
    return session
        .query(QUEUED)
        .bind("identities", session.array(SqlType.TEXT, wanted))
        .bind("except", except == null ? null : except.value())
        .map((row, context) -> new IdentityId(row.getString("identity_key")))
        .collect(toUnmodifiableSet());
  }
}
