package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads invitations with their generations and contacts: one statement. */
final class InvitationReader {

  /** Who an invitation {@code i} covers. */
  static final String ITS_CONTACTS =
      """
      (select array_agg(c.contact)
         from pi_invitation_contact c
        where c.portal = i.portal and c.invitation = i.invitation)""";

  private static final String INVITATIONS =
      """
      select i.invitation, i.identity, coalesce(i.mailbox, i.identity) as mailbox, i.state, i.since, i.version, %s as contacts,
             g.generation, g.key_id, g.salt, g.link_hash, g.password_hash, g.handed_over, g.expires
        from pi_invitation i
        left join pi_generation g on g.portal = i.portal and g.invitation = i.invitation
       where i.portal = :portal and i.identity = any(:identities)
       order by i.added, g.generation
      """
          .formatted(ITS_CONTACTS);

  /** A union, since no index serves an or. */
  private static final String OWNER_OF_HASH =
      """
      select i.identity, i.invitation
        from (select portal, invitation
                from pi_generation
               where portal = :portal and link_hash = :hash
               union
              select portal, invitation
                from pi_generation
               where portal = :portal and password_hash = :hash) g
        join pi_invitation i on i.portal = g.portal and i.invitation = g.invitation
       order by i.added
      """;

  private static final String IDENTITIES =
      """
      select distinct identity
        from pi_invitation
       where portal = :portal and invitation = any(:invitations)
       order by identity
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
    var wanted = identities.stream().map(IdentityId::value).distinct().toList();
    var found = new LinkedHashMap<InvitationId, Found>();
    session
        .query(INVITATIONS)
        .bind("identities", session.array(SqlType.TEXT, wanted))
        .reduceResultSet(found, (all, row, context) -> add(all, row));
    return found.values().stream().map(Found::invitation).collect(groupingBy(Invitation::identity));
  }

  Optional<Invitation> find(String hash) {
    return session
        .query(OWNER_OF_HASH)
        .bind("hash", hash)
        .map((row, context) -> Map.entry(identity(row), id(row)))
        .findFirst()
        .flatMap(
            owner ->
                of(Set.of(owner.getKey())).getOrDefault(owner.getKey(), List.of()).stream()
                    .filter(each -> each.id().equals(owner.getValue()))
                    .findFirst());
  }

  /** In the order in which each identity's were added. */
  List<Invitation> withIds(Collection<InvitationId> ids) {
    var identities =
        session
            .query(IDENTITIES)
            .bind("invitations", session.array(SqlType.UUID, ids, InvitationId::value))
            .map((row, context) -> identity(row))
            .list();
    return of(identities).values().stream()
        .flatMap(List::stream)
        .filter(each -> ids.contains(each.id()))
        .toList();
  }

  Map<ContactId, IdentityId> lastCovering(Collection<ContactId> contacts) {
    var wanted = contacts.stream().map(contact -> KeyText.of(contact.key())).distinct().toList();
    return session
        .query(LAST_COVERING)
        .bind("contacts", session.array(SqlType.TEXT, wanted))
        .map((row, context) -> Map.entry(contact(row), identity(row)))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (older, younger) -> younger));
  }

  /** A row for each generation, or one without any. */
  private static <M extends Map<InvitationId, Found>> M add(M all, ResultSet row)
      throws SQLException {
    var id = id(row);
    var found = all.get(id);
    if (found == null) {
      found = found(id, row);
      all.put(id, found);
    }
    if (Columns.number(row, "generation") != null) {
      found.generations.add(generation(row));
    }
    return all;
  }

  private static Found found(InvitationId id, ResultSet row) throws SQLException {
    return new Found(
        id,
        identity(row),
        new IdentityId(row.getString("mailbox")),
        contacts(row),
        Columns.constant(InvitationState.class, row, "state"),
        Columns.required(row, "since"),
        new ArrayList<>(),
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

  static Set<ContactId> contacts(ResultSet row) throws SQLException {
    return Columns.texts(row, "contacts").stream()
        .map(key -> new ContactId(KeyText.read(key)))
        .collect(toUnmodifiableSet());
  }

  private static ContactId contact(ResultSet row) throws SQLException {
    return new ContactId(KeyText.read(row.getString("contact")));
  }

  private static IdentityId identity(ResultSet row) throws SQLException {
    return new IdentityId(row.getString("identity"));
  }

  /** An invitation whose generations are being read. */
  private record Found(
      InvitationId id,
      IdentityId identity,
      IdentityId mailbox,
      Set<ContactId> contacts,
      InvitationState state,
      Instant since,
      List<Generation> generations,
      long version) {

    Invitation invitation() {
      return new Invitation(id, identity, mailbox, contacts, state, since, generations, version);
    }
  }
}
