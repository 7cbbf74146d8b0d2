package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.storage.AudienceLink;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads audience rows as they were written. */
final class AudienceReader {

  private static final String CONTACTS_OF =
      """
      select i.host_key as identity_key, c.host_key as contact_key
        from pi_number i
        join pi_audience a on a.portal = i.portal and a.identity = i.number
        join pi_number c on c.number = a.contact
       where i.portal = :portal and i.kind = 'i' and i.host_key = any(:identities)
       union
      select i.host_key as identity_key, c.host_key as contact_key
        from pi_number i
        join pi_audience_contact a on a.portal = i.portal and a.mailbox = i.number
        join pi_number c on c.number = a.contact
       where i.portal = :portal and i.kind = 'i' and i.host_key = any(:identities)
       order by identity_key, contact_key
      """;

  private static final String CONTACTS_AFTER =
      """
      select c.host_key as contact_key
        from pi_number c
       where c.portal = :portal and c.kind = 'c' and c.host_key > :after
         and exists (select 1 from pi_audience a where a.contact = c.number)
       order by c.host_key
       limit :limit
      """;

  private static final String ROWS =
      """
      select c.host_key as contact_key, o.host_key as account_key, i.host_key as identity_key,
             a.division, a.account_class, a.bill_group, a.account_source, a.site_sources,
             a.account_status, a.active_services, a.balance_due, a.billing_contact,
             a.without_automatic_payment,
             d.contact_name, d.email, d.account_number, d.account_name, d.automatic_payment,
             d.name_key, p.first_name_key, d.account_key as account_sort_key, d.search_key,
             d.status, d.expires, d.last_sent, d.last_login
        from pi_number c
        join pi_audience a on a.contact = c.number
        join pi_audience_detail d on d.contact = a.contact and d.account = a.account
        join pi_audience_contact p on p.contact = a.contact
        join pi_number o on o.number = a.account
        join pi_number i on i.number = a.identity
       where c.portal = :portal and c.kind = 'c' and c.host_key = any(:contacts)
       order by a.contact, a.account
      """;

  private final Session session;

  AudienceReader(Session session) {
    this.session = session;
  }

  Map<IdentityId, Set<ContactId>> contactsOf(Collection<IdentityId> identities) {
    var wanted = identities.stream().map(IdentityId::value).distinct().toList();
    return session
        .query(CONTACTS_OF)
        .bind("identities", session.array(SqlType.TEXT, wanted))
        .map(
            (row, context) ->
                Map.entry(new IdentityId(row.getString("identity_key")), contact(row)))
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet())));
  }

  List<ContactId> contactsAfter(@Nullable ContactId after, int limit) {
    return session
        .query(CONTACTS_AFTER)
        .bind("after", after == null ? "" : KeyText.of(after.key()))
        .bind("limit", limit)
        .map((row, context) -> contact(row))
        .list();
  }

  List<AudienceLink> of(Collection<ContactId> contacts) {
    var wanted = contacts.stream().map(contact -> KeyText.of(contact.key())).distinct().toList();
    var rows =
        session
            .query(ROWS)
            .bind("contacts", session.array(SqlType.TEXT, wanted))
            .map((row, context) -> StoredLink.read(row))
            .list();
    var lists = rows.stream().flatMap(StoredLink::listNumbers).distinct().toList();
    var keys = Numbers.ofLists(session).keys(lists);
    return rows.stream().map(row -> row.link(keys)).toList();
  }

  private static ContactId contact(ResultSet row) throws SQLException {
    return new ContactId(KeyText.read(row.getString("contact_key")));
  }
}
