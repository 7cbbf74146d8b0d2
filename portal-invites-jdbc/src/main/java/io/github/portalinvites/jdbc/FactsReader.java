package io.github.portalinvites.jdbc;

import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.PersonName;
import io.github.portalinvites.storage.ContactFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.argument.Argument;

/** Contacts with all that filters ask of their links; the same few statements for any number. */
final class FactsReader {

  private static final String CONTACTS =
      """
      select contact_id, title, full_name, given_name, family_name, email, email2, mobile_phone,
             locale, note, portal_access
        from pi_contact
       where portal_id = :portal_id and contact_id = any(:contacts)
       order by %s, full_name, email
      """;

  private final Session session;
  private final UnreadableRows unreadable;

  FactsReader(Session session, UnreadableRows unreadable) {
    this.session = session;
    this.unreadable = unreadable;
  }

  List<ContactFacts> read(Collection<ContactId> ids) {
    var wanted = session.keys(KeyKind.CONTACT, ids);
    var links = new LinkFactsReader(session, unreadable).read(wanted);
    return contacts(wanted, links::leaveOut).stream().map(links::facts).toList();
  }

  List<Contact> contacts(Collection<ContactId> ids) {
    return List.copyOf(contacts(session.keys(KeyKind.CONTACT, ids), doubled -> {}));
  }

  private Collection<Contact> contacts(Argument wanted, Consumer<ContactId> leaveOut) {
    var type = session.key(KeyKind.CONTACT).sqlType();
    var contacts = new LinkedHashMap<ContactId, Contact>();
    session
        .query(CONTACTS.formatted(session.dialect().inKeyOrder("contact_id", type)))
        .bind("contacts", wanted)
        .map((row, context) -> contact(row))
        .forEach(
            contact -> {
              if (contacts.putIfAbsent(contact.id(), contact) != null) {
                unreadable.doubled(Relation.CONTACT, contact.id());
                leaveOut.accept(contact.id());
              }
            });
    return contacts.values();
  }

  Contact contact(ResultSet row) throws SQLException {
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
