package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.groupingBy;

import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.PersonName;
import io.github.portalinvites.storage.ContactFacts;
import io.github.portalinvites.storage.LinkFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Contacts with all that filters ask of their links; the same few statements for any number. */
final class FactsReader {

  private static final String CONTACTS =
      """
      select contact_id, title, full_name, given_name, family_name, email, email2, mobile_phone,
             locale, note, portal_access
        from pi_contact
       where portal_id = :portal_id and contact_id = any(:contacts)
       order by %s
      """;

  private final Session session;

  FactsReader(Session session) {
    this.session = session;
  }

  List<ContactFacts> read(Collection<ContactId> ids) {
    var key = session.key(KeyKind.CONTACT);
    var wanted = session.keys(KeyKind.CONTACT, ids);
    var links =
        new LinkFactsReader(session)
            .read(wanted).stream().collect(groupingBy((LinkFacts link) -> link.link().contact()));
    return session
        .query(CONTACTS.formatted(session.dialect().inKeyOrder("contact_id", key.sqlType())))
        .bind("contacts", wanted)
        .map((row, context) -> contact(row))
        .stream()
        .map(contact -> new ContactFacts(contact, links.getOrDefault(contact.id(), List.of())))
        .toList();
  }

  private Contact contact(ResultSet row) throws SQLException {
    var name =
        new PersonName(
            row.getString("title"),
            Columns.text(row, "full_name"),
            row.getString("given_name"),
            row.getString("family_name"));
    var reach =
        new Contact.Reach(
            row.getString("email"), row.getString("email2"), row.getString("mobile_phone"));
    return new Contact(
        session.key(KeyKind.CONTACT).read(row, ContactId::new),
        name,
        reach,
        Columns.locale(row, "locale"),
        row.getString("note"),
        row.getBoolean("portal_access"));
  }
}
