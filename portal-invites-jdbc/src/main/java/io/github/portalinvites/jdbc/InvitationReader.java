package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.Generation;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InvitationId;
import io.github.portalinvites.invitation.InvitationState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.argument.Argument;

/** Reads invitations: one statement for each of their tables. */
final class InvitationReader {

  private static final String INVITATIONS =
      """
      select invitation, identity, state, since, version
        from pi_invitation
       where portal = :portal and identity = any(:identities)
       order by added
      """;

  private static final String GENERATIONS =
      """
      select g.invitation, g.generation, g.key_id, g.salt, g.link_hash, g.password_hash,
             g.handed_over, g.expires
        from pi_generation g
        join pi_invitation i on i.portal = g.portal and i.invitation = g.invitation
       where i.portal = :portal and i.identity = any(:identities)
       order by g.invitation, g.generation
      """;

  private static final String CONTACTS =
      """
      select c.invitation, c.contact
        from pi_invitation_contact c
        join pi_invitation i on i.portal = c.portal and i.invitation = c.invitation
       where i.portal = :portal and i.identity = any(:identities)
       order by c.invitation, c.contact
      """;

  private static final String LAST_COVERING =
      """
      select c.contact, i.identity
        from pi_invitation_contact c
        join pi_invitation i on i.portal = c.portal and i.invitation = c.invitation
       where c.portal = :portal and c.contact = any(:contacts)
       order by i.added
      """;

  private final Session session;

  InvitationReader(Session session) {
    this.session = session;
  }

  Map<IdentityId, List<Invitation>> of(Collection<IdentityId> identities) {
    var wanted =
        session.array(SqlType.TEXT, identities.stream().map(IdentityId::value).distinct().toList());
    // first, so that the parts of each are there: others commit between these statements
    var found =
        session
            .query(INVITATIONS)
            .bind("identities", wanted)
            .map((row, context) -> found(row))
            .list();
    var generations = generations(wanted);
    var contacts = contacts(wanted);
    return found.stream()
        .map(each -> each.invitation(generations, contacts))
        .collect(groupingBy(Invitation::identity));
  }

  Map<ContactId, IdentityId> lastCovering(Collection<ContactId> contacts) {
    var wanted = contacts.stream().map(contact -> KeyText.of(contact.key())).distinct().toList();
    return session
        .query(LAST_COVERING)
        .bind("contacts", session.array(SqlType.TEXT, wanted))
        .map((row, context) -> Map.entry(contact(row), identity(row)))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (older, younger) -> younger));
  }

  private Map<InvitationId, List<Generation>> generations(Argument identities) {
    return session
        .query(GENERATIONS)
        .bind("identities", identities)
        .reduceResultSet(
            new HashMap<>(),
            (found, row, context) -> {
              found.computeIfAbsent(id(row), none -> new ArrayList<>()).add(generation(row));
              return found;
            });
  }

  private Map<InvitationId, Set<ContactId>> contacts(Argument identities) {
    return session
        .query(CONTACTS)
        .bind("identities", identities)
        .reduceResultSet(
            new HashMap<>(),
            (found, row, context) -> {
              found.computeIfAbsent(id(row), none -> new HashSet<>()).add(contact(row));
              return found;
            });
  }

  private static Found found(ResultSet row) throws SQLException {
    return new Found(
        id(row),
        identity(row),
        Columns.constant(InvitationState.class, row, "state"),
        Columns.required(row, "since"),
        row.getLong("version"));
  }

  private static Generation generation(ResultSet row) throws SQLException {
    return new Generation(
        row.getInt("generation"),
        row.getString("key_id"),
        row.getString("salt"),
        new Generation.LookUp(row.getString("link_hash"), row.getString("password_hash")),
        Columns.instant(row, "handed_over"),
        Columns.instant(row, "expires"));
  }

  static InvitationId id(ResultSet row) throws SQLException {
    return new InvitationId(row.getObject("invitation", UUID.class));
  }

  private static ContactId contact(ResultSet row) throws SQLException {
    return new ContactId(KeyText.read(row.getString("contact")));
  }

  private static IdentityId identity(ResultSet row) throws SQLException {
    return new IdentityId(row.getString("identity"));
  }

  /** An invitation without its parts. */
  private record Found(
      InvitationId id, IdentityId identity, InvitationState state, Instant since, long version) {

    Invitation invitation(
        Map<InvitationId, List<Generation>> generations,
        Map<InvitationId, Set<ContactId>> contacts) {
      return new Invitation(
          id,
          identity,
          contacts.getOrDefault(id, Set.of()),
          state,
          since,
          generations.getOrDefault(id, List.of()),
          version);
    }
  }
}
