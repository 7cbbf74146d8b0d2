package io.github.portalinvites.examples.features;

import static io.github.portalinvites.examples.features.SampleHost.DANA;
import static io.github.portalinvites.examples.features.SampleHost.HOUSTON;

import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.directory.AccountClass;
import io.github.portalinvites.directory.AccountClassId;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.ContactLink;
import io.github.portalinvites.directory.DirectoryRecord;
import io.github.portalinvites.directory.PersonName;
import io.github.portalinvites.directory.PortalSettings;
import io.github.portalinvites.invitation.AutoSendOutcome;
import io.github.portalinvites.invitation.Origin;
import io.github.portalinvites.jdbc.JdbiStorage;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** A new contact is invited by itself, together with the host's own transaction or not at all. */
public final class AutoSendOnCreation {

  private static final ContactId JUNE = ContactId.of(11);
  private static final ContactId OTIS = ContactId.of(12);
  private static final ContactId EDNA = ContactId.of(13);
  private static final AccountId ROSAS_HOUSE = AccountId.of(101);

  private AutoSendOnCreation() {}

  public static void main(String... args) throws SQLException {
    var database = JdbcConnectionPool.create("jdbc:h2:mem:auto-send", "sa", "");
    var storage = JdbiStorage.create(database);
    storage.schema().install();
    var inbox = new Inbox();
    try (var portal = SampleHost.portal(storage).mailSender(inbox.sender()).build()) {
      SampleHost.fill(portal);
      var sending = PortalSettings.DEFAULT.autoSend(true);
      portal.directory().save(AccountClass.of(AccountClassId.of(1), "Homes").portal(sending));

      System.out.println("June: " + create(portal, database, JUNE, "june@mail.example", true));
      System.out.println("Otis: " + create(portal, database, OTIS, "otis@mail.example", false));
      inbox.receive(portal);
      System.out.println("Mails after the commit of one: " + inbox.size());

      portal.directory().save(customer(EDNA, "edna@mail.example"));
      var imported = portal.autoSend().contactCreated(EDNA, Origin.IMPORT);
      System.out.println("Edna, imported: " + imported);
      var houston = BulkInvite.to(AudienceFilter.division(HOUSTON));
      var plan = portal.bulk().plan(DANA, houston.catchingUp());
      System.out.println("The catch-up plan has " + plan.recipients() + " recipient");
    } finally {
      database.dispose();
    }
  }

  private static AutoSendOutcome create(
      PortalInvites portal, DataSource database, ContactId id, String email, boolean commits)
      throws SQLException {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      // a host with tables of its own inserts here, and tells joined.directoryChanges()
      var joined = portal.joining(connection);
      joined.directory().save(customer(id, email));
      var outcome = joined.autoSend().contactCreated(id);
      if (commits) {
        connection.commit();
      } else {
        connection.rollback();
      }
      return outcome;
    }
  }

  private static List<DirectoryRecord> customer(ContactId id, String email) {
    return List.of(
        Contact.of(id, PersonName.of("Customer " + id)).email(email),
        ContactLink.of(id, ROSAS_HOUSE));
  }
}
