package io.github.portalinvites.examples.features;

import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.bulk.IdempotencyKey;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.ContactLink;
import io.github.portalinvites.directory.Division;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.directory.PersonName;
import io.github.portalinvites.eml.EmlFolderSender;
import io.github.portalinvites.jdbc.JdbiStorage;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.settings.SystemOptions;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.h2.jdbcx.JdbcConnectionPool;

/** The first lines of the README: a database, a customer, a mail. */
public final class FirstSteps {

  private FirstSteps() {}

  public static void main(String... args) {
    var key = new byte[32];
    new SecureRandom().nextBytes(key);

    // README
    var database = JdbcConnectionPool.create("jdbc:h2:mem:first;DB_CLOSE_DELAY=-1", "sa", "");
    var storage = JdbiStorage.create(database); // any DataSource, of PostgreSQL or H2
    storage.schema().install();
    var portal =
        PortalInvites.builder(storage)
            .secretKey("2026-11", key) // 32 random bytes, from your configuration
            .mailSender(EmlFolderSender.to(Path.of("target/mails"))) // or SmtpMailSender.connect
            .authorizer((id, actor, permission) -> PermittedDivisions.ALL) // ask your own rights
            .build();
    var dana = Actor.of("dana", "Dana Whitfield"); // whoever is signed in
    portal.settings().save(dana, SystemOptions.DEFAULT.portalUrl("https://my.example.com/"));

    var houston = DivisionId.of(1);
    var account = AccountId.of(101);
    var rosa = ContactId.of(7);
    var directory = portal.directory();
    directory.save(Division.of(houston, "Houston").emailFrom("houston@example.com"));
    directory.save(Account.of(account, "48977", "Delgado residence", houston));
    directory.save(Contact.of(rosa, PersonName.of("Rosa", "Delgado")).email("rosa@example.org"));
    directory.save(ContactLink.of(rosa, account));

    var filter = AudienceFilter.division(houston);
    var counts = portal.audience().counts(dana, filter);
    var plan = portal.bulk().plan(dana, BulkInvite.to(filter));
    var once = IdempotencyKey.of("november-campaign");
    var run = portal.bulk().start(dana, plan.id(), counts.fingerprint(), once);
    while (portal.worker().runOnce()) {} // a server calls portal.worker().start() instead
    System.out.println(portal.bulk().run(dana, run.id()).count(Outcome.SENT) + " sent");
    // end of README
    portal.close();
    database.dispose();
  }
}
