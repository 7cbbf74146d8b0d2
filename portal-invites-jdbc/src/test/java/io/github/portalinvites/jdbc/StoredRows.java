package io.github.portalinvites.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** All rows of all tables, as texts. */
final class StoredRows {

  private static final String[] TABLES = {"TABLE", "BASE TABLE", "PARTITIONED TABLE"};

  private StoredRows() {}

  static Map<String, List<String>> of(DataSource database) {
    var rows = new TreeMap<String, List<String>>();
    try (var connection = database.getConnection()) {
      for (var table : tables(connection)) {
        rows.put(table, rows(connection, table));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return rows;
  }

  private static List<String> tables(Connection connection) throws SQLException {
    var names = new ArrayList<String>();
    try (var found =
        connection
            .getMetaData()
            .getTables(connection.getCatalog(), connection.getSchema(), "%", TABLES)) {
      while (found.next()) {
        names.add(found.getString("TABLE_NAME"));
      }
    }
    return names;
  }

  private static List<String> rows(Connection connection, String table) throws SQLException {
    var rows = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var found = statement.executeQuery("select * from \"%s\"".formatted(table))) {
      while (found.next()) {
        rows.add(row(found));
      }
    }
    Collections.sort(rows);
    return rows;
  }

  private static String row(ResultSet found) throws SQLException {
    var values = new ArrayList<String>();
    for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
      values.add(found.getString(column));
    }
    return values.toString();
  }
}
