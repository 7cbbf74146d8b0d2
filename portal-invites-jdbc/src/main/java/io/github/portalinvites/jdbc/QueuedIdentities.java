package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.invitation.IdentityId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * To whom a message waits in a run that goes on or is paused, or is on its way in a cancelled one.
 */
final class QueuedIdentities {

  private static final String ACTIVE =
      Arrays.stream(RunState.values())
          .filter(RunState::active)
          .map("'%s'"::formatted)
          .collect(Collectors.joining(", ", "(", ")"));

  private static final String WAITS =
      """
      exists (select 1
                from pi_message m
                join pi_run r on r.run = m.run
               where m.identity = a.identity and m.outcome = 'OPEN' {except}
                 and (r.state in %s
                      or r.state = 'CANCELLED'
                     and exists (select 1
                                   from pi_chunk c
                                  where c.portal = r.portal and c.stage = 'LEASED' and c.run = m.run
                                    and m.number between c.mark_lo and c.mark_hi)))"""
          .formatted(ACTIVE);

  /** Whether a message waits for the identity with the number {@code a.identity}. */
  static final String EXISTS = WAITS.replace("{except}", "");

  private static final String ANY =
      """
      select exists (select 1 from pi_run where portal = :portal and state in %s)
          or exists (select 1
                       from pi_chunk
                      where portal = :portal and stage = 'LEASED' and mark_lo is not null)
      """
          .formatted(ACTIVE);

  private static final String EXCEPT = "and r.run_id <> :except";

  private static final String QUEUED =
      """
      select a.identity_key
        from (select number as identity, host_key as identity_key
                from pi_number
               where portal = :portal and kind = 'i' and host_key = any(:identities)) a
       where %s
       order by a.identity_key
      """
          .formatted(WAITS);

  private final Session session;

  QueuedIdentities(Session session) {
    this.session = session;
  }

  /** False, and cheap, while no run is active and nothing on its way. */
  boolean any() {
    return session.query(ANY).mapTo(Boolean.class).one();
  }

  /**
   * Those of {@code identities}.
   *
   * @param except a run that does not count
   */
  Set<IdentityId> among(Collection<IdentityId> identities, @Nullable RunId except) {
    if (!any()) {
      return Set.of();
    }
    var wanted = identities.stream().map(IdentityId::value).distinct().toList();
    return session
        .query(QUEUED.replace("{except}", except == null ? "" : EXCEPT))
        .bind("except", except == null ? null : except.value())
        .bind("identities", session.array(SqlType.TEXT, wanted))
        .map((row, context) -> new IdentityId(row.getString("identity_key")))
        .collect(toUnmodifiableSet());
  }
}
