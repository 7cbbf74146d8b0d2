package io.github.portalinvites.examples.features;

import static io.github.portalinvites.examples.features.SampleHost.DANA;

import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.DetailsQuery;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.jdbc.DirectoryMode;
import io.github.portalinvites.jdbc.JdbiStorage;
import io.github.portalinvites.jdbc.KeyTypes;
import io.github.portalinvites.portal.KeyType;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** The directory is the host's own tables, mapped by the views in {@code own-tables.sql}. */
public final class OwnTablesByViews {

  private static final String SCRIPT =
      "classpath:io/github/portalinvites/examples/features/own-tables.sql";

  private OwnTablesByViews() {}

  public static void main(String... args) throws SQLException {
    var database = JdbcConnectionPool.create("jdbc:h2:mem:own-tables;DB_CLOSE_DELAY=-1", "sa", "");
    execute(database, "runscript from '%s'".formatted(SCRIPT));

    var storage =
        JdbiStorage.builder(database)
            .directory(DirectoryMode.VIEWS)
            .keys(KeyTypes.WHOLE_NUMBERS.division(KeyType.TEXT).contact(KeyType.UUID))
            .build();
    storage.schema().install();
    System.out.println("Warnings about the views: " + storage.schema().validate());

    try (var portal = SampleHost.portal(storage).build()) {
      portal.audienceUpkeep().resync();
      print(portal);

      execute(database, "update client set display = 'Okafor house' where client_no = 48978");
      portal.directoryChanges().accounts(List.of(AccountId.of(48978)));
      System.out.println("After a change that the host told of");
      print(portal);
    } finally {
      database.dispose();
    }
  }

  private static void print(PortalInvites portal) {
    var houston = AudienceFilter.division(DivisionId.of("HOU"));
    for (var row : portal.audience().details(DANA, houston, DetailsQuery.all()).items()) {
      System.out.printf(
          "  %s, client %s: %s%n", row.contactName(), row.account().number(), row.account().name());
    }
  }

  private static void execute(DataSource database, String statement) throws SQLException {
    try (var connection = database.getConnection();
        var running = connection.createStatement()) {
      running.execute(statement);
    }
  }
}
