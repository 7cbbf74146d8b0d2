package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * Writes many rows of one table by one statement: each column travels as one array, so the text of
 * the statement never depends on how many rows there are.
 */
final class Bulk {

  private final String table;
  private final Column portal;
  private final List<Column> columns;

  /** The texts of statements, by what they do and the database. */
  private final Map<Text, String> texts = new ConcurrentHashMap<>();

  private Bulk(String table, Column portal, List<Column> columns) {
    this.table = table;
    this.portal = portal;
    this.columns = columns;
  }

  /** Rows of a relation of the directory, values in the order of its columns. */
  static Bulk of(Relation relation, KeyTypes keys) {
    var columns =
        relation.columns().stream()
            .map(column -> new Column(column.name(), column.type(keys)))
            .toList();
    return new Bulk(relation.table(), new Column(Relation.PORTAL_ID, SqlType.TEXT), columns);
  }

  /** Rows of one of the library's own tables, values in the order of {@code columns}. */
  static Bulk of(String table, Column... columns) {
    return new Bulk(table, new Column("portal", SqlType.INTEGER), List.of(columns));
  }

  int insert(Session session, List<List<@Nullable Object>> rows) {
    return run(
        session,
        rows,
        "insert",
        dialect ->
            "insert into %s (%s) %s".formatted(table, String.join(", ", names()), select(dialect)));
  }

  /** Of two rows with the same keys, {@code rows} must hold only one. */
  int upsert(Session session, List<String> keys, List<List<@Nullable Object>> rows) {
    return run(
        session,
        rows,
        "upsert by " + keys,
        dialect -> dialect.upsert(table, names(), keyed(keys), select(dialect)));
  }

  int insertIfAbsent(Session session, List<String> keys, List<List<@Nullable Object>> rows) {
    return run(
        session,
        rows,
        "insert if absent by " + keys,
        dialect -> dialect.insertIfAbsent(table, names(), keyed(keys), select(dialect)));
  }

  private int run(
      Session session,
      List<List<@Nullable Object>> rows,
      String what,
      Function<Dialect, String> text) {
    if (rows.isEmpty()) {
      return 0;
    }
    var sql =
        texts.computeIfAbsent(
            new Text(what, session.dialect().getClass()), none -> text.apply(session.dialect()));
    return session.write(bind(session, session.update(sql), columns, rows));
  }

  /** Binds what {@link #unnest} has parameters for. */
  static Update bind(
      Session session, Update update, List<Column> columns, List<List<@Nullable Object>> rows) {
    for (var i = 0; i < columns.size(); i++) {
      var index = i;
      var column = columns.get(i);
      update.bind(column.name, session.array(column.type, rows, row -> row.get(index)));
    }
    return update;
  }

  private String select(Dialect dialect) {
    var values = columns.stream().map(column -> column.selected(dialect)).collect(joining(", "));
    var type = portal.type == SqlType.TEXT ? "varchar" : "integer";
    return "select cast(:%s as %s) as %s, %s from %s"
        .formatted(portal.name, type, portal.name, values, unnest(dialect, columns));
  }

  /** A table {@code t} of the columns' parameters. */
  static String unnest(Dialect dialect, List<Column> columns) {
    var arrays =
        columns.stream()
            .map(column -> "cast(:%s as %s)".formatted(column.name, dialect.arrayOf(column.type)))
            .collect(joining(", "));
    var names = columns.stream().map(Column::name).collect(joining(", "));
    return "unnest(%s) as t(%s)".formatted(arrays, names);
  }

  private List<String> names() {
    return Stream.concat(Stream.of(portal), columns.stream()).map(Column::name).toList();
  }

  private List<String> keyed(List<String> keys) {
    return Stream.concat(Stream.of(portal.name), keys.stream()).toList();
  }

  private record Text(String what, Class<? extends Dialect> database) {}

  /** A column of the table, and the parameter of the same name. */
  record Column(String name, SqlType type) {

    private String selected(Dialect dialect) {
      return "%s as %s".formatted(dialect.value(type, "t." + name), name);
    }
  }
}
