package io.github.portalinvites.examples.pagila;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/** Runs what {@code psql} would: statements, and rows between {@code COPY … FROM stdin} and \. */
final class SqlScript {

  private static final Pattern COPY =
      Pattern.compile(
          "^(COPY [^;]+ FROM stdin);\\R(.*?)^\\\\\\.$", Pattern.MULTILINE | Pattern.DOTALL);

  private SqlScript() {}

  static void run(Connection connection, String script) throws SQLException, IOException {
    var copies = COPY.matcher(script);
    var done = 0;
    while (copies.find()) {
      execute(connection, script.substring(done, copies.start()));
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(copies.group(1), new StringReader(copies.group(2)));
      done = copies.end();
    }
    execute(connection, script.substring(done));
  }

  private static void execute(Connection connection, String statements) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }
}
