package io.github.portalinvites.jdbc;

import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/** Where the databases differ. */
interface Dialect {

  /** What the database calls a type. */
  String name(SqlType type);

  /** The array type that takes one value of {@code type} per row. */
  String arrayOf(SqlType type);

  /** A value as an element of an {@link #arrayOf} array. */
  Object element(SqlType type, Object value);

  /** What turns such an element, named {@code expression}, into a value of {@code type}. */
  String value(SqlType type, String expression);

  /** Inserts what {@code select} yields, or replaces what is there under the same keys. */
  String upsert(String table, List<String> columns, List<String> keys, String select);

  /**
   * Inserts what {@code select} yields, except where {@code keys} are there already. Keys that are
   * not there raise no error, also if another transaction adds them at the same time.
   */
  String insertIfAbsent(String table, List<String> columns, List<String> keys, String select);

  /** Whether a link's {@code a.site_sources} has one of {@code :site_sources}. */
  String anySiteSource();

  /** Joins each of a link's site sources to it, as {@code s.number}. */
  String eachSiteSource();

  /** What sorts as {@code column} does in Java. */
  String inKeyOrder(String column, SqlType type);

  /** Storage options of a table whose rows change often. */
  String oftenUpdated();

  /** What leaves the rows out of an index that {@code condition} does not hold for, if it can. */
  String onlyWhere(String condition);

  /**
   * Runs {@code work} in a transaction of its own, whatever the connection's own level is, which it
   * keeps.
   *
   * @param snapshot whether to read one unchanging picture, and write nothing; otherwise each
   *     statement sees what is committed
   */
  <T> T inTransaction(Handle handle, boolean snapshot, HandleCallback<T, RuntimeException> work)
      throws SQLException;

  /**
   * Renews the statistics of those of {@code tables} that grew much, where the database does not
   * see to it in time.
   */
  void analyzeGrown(Handle handle, List<String> tables);

  /** Makes other installations wait until this transaction ends. */
  void lockSchema(Handle handle);

  /** The tables that {@code select}, which looks for {@code sought}, reads as a whole. */
  List<String> scans(Handle handle, String select, String sought);

  /** Whether a transaction that failed so may succeed when run again. */
  boolean passing(SQLException failure);

  /** The dialect of the database that {@code jdbi} connects to. */
  static Dialect of(Jdbi jdbi) {
    return switch (product(jdbi)) {
      case "PostgreSQL" -> new PostgreSqlDialect();
      case "H2" -> new H2Dialect();
      default -> throw new UnsupportedDatabaseException(product(jdbi));
    };
  }

  private static String product(Jdbi jdbi) {
    HandleCallback<String, SQLException> ask =
        handle -> handle.getConnection().getMetaData().getDatabaseProductName();
    try {
      return jdbi.withHandle(ask);
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }

  static boolean isDuplicate(SQLException failure) {
    return "23505".equals(failure.getSQLState());
  }
}
