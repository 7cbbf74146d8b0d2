package io.github.portalinvites.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Compares what is in the database with what the library needs. */
final class SchemaCheck {

  private static final Set<Integer> WHOLE_NUMBERS =
      Set.of(
          Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.NUMERIC, Types.DECIMAL);
  private static final Set<Integer> TEXTS =
      Set.of(Types.VARCHAR, Types.CHAR, Types.LONGVARCHAR, Types.CLOB, Types.OTHER);
  private static final Set<Integer> BOOLEANS = Set.of(Types.BOOLEAN, Types.BIT);
  private static final Set<Integer> FRACTIONS = Set.of(Types.DOUBLE, Types.REAL, Types.FLOAT);

  /** Looked for when plans are explained; odd enough to be told from a view's own conditions. */
  private static final String SOUGHT = "30481";

  private static final String ROWS_IN_ORDER = "select * from %s where 1 = 0 order by 1";

  private final Jdbi jdbi;
  private final Dialect dialect;
  private final KeyTypes keys;

  SchemaCheck(Jdbi jdbi, Dialect dialect, KeyTypes keys) {
    this.jdbi = jdbi;
    this.dialect = dialect;
    this.keys = keys;
  }

  /** What is missing or wrong, a sentence each. */
  List<String> problems() {
    var directory =
        Arrays.stream(Relation.values())
            .flatMap(each -> problems("table or view", each.table(), withPortal(each)));
    var library =
        TableDefinitions.libraryTables().entrySet().stream()
            .flatMap(each -> problems("table", each.getKey(), each.getValue()));
    return Stream.concat(directory, library).toList();
  }

  private static List<Relation.Column> withPortal(Relation relation) {
    var portal = new Relation.Column(Relation.PORTAL_ID, null, SqlType.TEXT, false, "");
    return Stream.concat(Stream.of(portal), relation.columns().stream()).toList();
  }

  /** The look-ups that find no index, a sentence each. */
  List<String> scans() {
    return Arrays.stream(Relation.values())
        .flatMap(
            relation -> relation.lookUps().stream().flatMap(name -> scans(relation, name).stream()))
        .toList();
  }

  private Optional<String> scans(Relation relation, String column) {
    var lookUp =
        "select * from %s where portal_id = 'default' and %s"
            .formatted(relation.table(), condition(relation.column(column)));
    var tables = jdbi.inTransaction(handle -> dialect.scans(handle, lookUp, SOUGHT));
    return tables.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s by %s reads all of %s; an index is missing, or the view hides it"
                .formatted(relation.table(), column, String.join(", ", tables)));
  }

  /** One value, not {@code any}: with few rows the planner would rather filter than seek. */
  private String condition(Relation.Column column) {
    var name = column.name();
    if (column.key() == null) {
      return "%s = '%s'".formatted(name, SOUGHT);
    }
    return switch (column.type(keys)) {
      case UUID -> "%s = cast('00000000-0000-0000-0000-0000000%s' as uuid)".formatted(name, SOUGHT);
      case TEXT -> "%s = cast('%s' as varchar)".formatted(name, SOUGHT);
      default -> "%s = cast(%s as bigint)".formatted(name, SOUGHT);
    };
  }

  private Stream<String> problems(String kind, String table, List<Relation.Column> columns) {
    var there = columns(table);
    return there.isEmpty()
        ? Stream.of("there is no %s %s".formatted(kind, table))
        : columns.stream().flatMap(column -> problem(table, column, there.get()).stream());
  }

  private Optional<String> problem(
      String table, Relation.Column column, Map<String, ColumnType> there) {
    var found = there.get(column.name());
    if (found == null) {
      return Optional.of("%s has no column %s".formatted(table, column.name()));
    }
    return fits(column, found)
        ? Optional.empty()
        : Optional.of(
            "%s.%s is of type %s, not %s"
                .formatted(table, column.name(), found.name, dialect.name(column.type(keys))));
  }

  private boolean fits(Relation.Column column, ColumnType found) {
    if (column.nullable() && found.code == Types.NULL) {
      return true;
    }
    return switch (column.type(keys)) {
      case LONG, INTEGER, SMALL -> WHOLE_NUMBERS.contains(found.code);
      case UUID -> found.name.equalsIgnoreCase("uuid");
      case TEXT -> isText(found) || (column.key() == null && WHOLE_NUMBERS.contains(found.code));
      case BOOLEAN -> BOOLEANS.contains(found.code);
      case DECIMAL -> WHOLE_NUMBERS.contains(found.code) || isFraction(found);
      case DATE -> found.code == Types.DATE;
      case INSTANT -> isInstant(found);
      case NUMBERS -> found.code == Types.ARRAY;
    };
  }

  private static boolean isText(ColumnType found) {
    return TEXTS.contains(found.code) && !found.name.equalsIgnoreCase("uuid");
  }

  /** The driver of PostgreSQL has one code for times with a zone and without. */
  private static boolean isInstant(ColumnType found) {
    return found.code == Types.TIMESTAMP_WITH_TIMEZONE
        || found.name.equalsIgnoreCase("timestamptz");
  }

  private static boolean isFraction(ColumnType found) {
    return FRACTIONS.contains(found.code) || found.name.toUpperCase(Locale.ROOT).equals("DECFLOAT");
  }

  /** Empty if there is no such relation. */
  private Optional<Map<String, ColumnType>> columns(String table) {
    try {
      return Optional.of(
          jdbi.withHandle(
              handle ->
                  handle
                      .createQuery(ROWS_IN_ORDER.formatted(table))
                      .scanResultSet((rows, context) -> columns(rows.get().getMetaData()))));
    } catch (JdbiException e) {
      if (Transactions.cause(e).filter(SchemaCheck::isMissing).isPresent()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Map<String, ColumnType> columns(ResultSetMetaData rows) throws SQLException {
    var columns = new TreeMap<String, ColumnType>(String.CASE_INSENSITIVE_ORDER);
    for (var i = 1; i <= rows.getColumnCount(); i++) {
      columns.put(
          rows.getColumnLabel(i), new ColumnType(rows.getColumnType(i), rows.getColumnTypeName(i)));
    }
    return columns;
  }

  /** No such table, or no such schema. */
  private static boolean isMissing(SQLException failure) {
    var state = String.valueOf(failure.getSQLState());
    return state.startsWith("42S")
        || state.equals("42P01")
        || state.equals("3F000")
        || state.equals("90079");
  }

  private record ColumnType(int code, String name) {}
}
