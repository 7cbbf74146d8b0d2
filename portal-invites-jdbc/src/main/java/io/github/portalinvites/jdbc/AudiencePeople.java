package io.github.portalinvites.jdbc;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.storage.AudienceQuery;
import io.github.portalinvites.storage.AudienceRows.PersonAt;
import io.github.portalinvites.storage.AudienceRows.PersonPosition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Each contact with a matching row once, by first name, from where the last page ended. */
final class AudiencePeople {

  private static final String PEOPLE =
      """
      select p.contact, p.first_name_key, n.host_key as contact_key
        from (
          select c.contact, c.first_name_key
            from pi_audience_contact c
           where c.portal = :portal {after}
             and exists (select 1 from {tables} where {conditions} and a.contact = c.contact)
           order by c.first_name_key, c.contact
           limit :limit) p
        join pi_number n on n.number = p.contact
       order by p.first_name_key, p.contact
      """;

  private static final String AFTER = "and (c.first_name_key, c.contact) > (:first_name, :contact)";

  private final Session session;

  AudiencePeople(Session session) {
    this.session = session;
  }

  List<PersonAt> people(AudienceQuery query, @Nullable PersonPosition after, int limit) {
    var conditions = AudienceConditions.of(session, query);
    var sql =
        PEOPLE
            .replace("{after}", after == null ? "" : AFTER)
            .replace("{tables}", conditions.tables())
            .replace("{conditions}", conditions.sql());
    var statement = conditions.bind(session.query(sql)).bind("limit", limit);
    if (after != null) {
      statement.bind("first_name", after.firstName()).bind("contact", after.contact());
    }
    return statement.map((row, context) -> person(row)).list();
  }

  private static PersonAt person(ResultSet row) throws SQLException {
    return new PersonAt(
        new ContactId(KeyText.read(row.getString("contact_key"))),
        new PersonPosition(row.getString("first_name_key"), row.getLong("contact")));
  }
}
