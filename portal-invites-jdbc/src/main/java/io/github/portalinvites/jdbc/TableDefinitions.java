package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The statements that create tables and indexes, in the words of one database. */
final class TableDefinitions {

  private static final String LIBRARY = "library.sql";
  private static final Pattern END = Pattern.compile(";\\s*\\n");
  private static final Pattern ONLY_WHERE = Pattern.compile("\\{only where ([^}]+)}");
  private static final Pattern TABLE =
      Pattern.compile("create table if not exists (pi_\\w+) \\((.*?)\\n\\)", Pattern.DOTALL);
  private static final Pattern COLUMN =
      Pattern.compile("^  (?!primary key)(\\w+) (\\{?\\w+)", Pattern.MULTILINE);

  private final Dialect dialect;
  private final KeyTypes keys;

  TableDefinitions(Dialect dialect, KeyTypes keys) {
    this.dialect = dialect;
    this.keys = keys;
  }

  Stream<String> directory() {
    return Stream.of(Relation.values())
        .flatMap(relation -> Stream.concat(Stream.of(table(relation)), indexes(relation)));
  }

  Stream<String> library() {
    return statements();
  }

  /** The columns of each of the library's own tables. */
  static Map<String, List<Relation.Column>> libraryTables() {
    return TABLE
        .matcher(resource())
        .results()
        .collect(
            toMap(
                found -> found.group(1),
                found -> columns(found.group(2)),
                (one, same) -> one,
                LinkedHashMap::new));
  }

  private static List<Relation.Column> columns(String body) {
    return COLUMN
        .matcher(body)
        .results()
        .map(found -> new Relation.Column(found.group(1), null, type(found.group(2)), false, ""))
        .toList();
  }

  private static SqlType type(String word) {
    return switch (word) {
      case "bigint" -> SqlType.LONG;
      case "integer" -> SqlType.INTEGER;
      case "smallint" -> SqlType.SMALL;
      case "boolean" -> SqlType.BOOLEAN;
      case "uuid" -> SqlType.UUID;
      case "{text" -> SqlType.TEXT;
      case "{instant" -> SqlType.INSTANT;
      case "{numbers" -> SqlType.NUMBERS;
      default -> throw new IllegalStateException("%s has a type %s".formatted(LIBRARY, word));
    };
  }

  private Stream<String> statements() {
    var script =
        resource()
            .replace("{text}", dialect.name(SqlType.TEXT))
            .replace("{instant}", dialect.name(SqlType.INSTANT))
            .replace("{numbers}", dialect.name(SqlType.NUMBERS))
            .replace("{often updated}", dialect.oftenUpdated());
    var complete =
        ONLY_WHERE.matcher(script).replaceAll(found -> dialect.onlyWhere(found.group(1)));
    return END.splitAsStream(complete).map(String::strip).filter(each -> !each.isEmpty());
  }

  private static String resource() {
    try (var in = TableDefinitions.class.getResourceAsStream(LIBRARY)) {
      var bytes = Objects.requireNonNull(in, LIBRARY).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String table(Relation relation) {
    var columns =
        relation.columns().stream().map(column -> "  " + column(column)).collect(joining("\n"));
    return """
    create table if not exists %s (
      portal_id %s not null,
    %s
      primary key (%s)
    )\
    """
        .formatted(
            relation.table(),
            dialect.name(SqlType.TEXT),
            columns,
            String.join(", ", withPortal(relation.keys())));
  }

  private String column(Relation.Column column) {
    var type = dialect.name(column.type(keys));
    var nullable = column.nullable() ? "" : " not null";
    var note = column.note().isEmpty() ? "" : " -- " + column.note();
    return "%s %s%s,%s".formatted(column.name(), type, nullable, note);
  }

  /** With the key behind it: what belongs to one thing is read in key order, a page at a time. */
  private Stream<String> indexes(Relation relation) {
    return relation.lookUps().stream()
        .filter(column -> !column.equals(relation.keys().get(0)))
        .map(
            column ->
                "create index if not exists ix_%s_%s on %s (portal_id, %s, %s)"
                    .formatted(
                        relation.table(),
                        column,
                        relation.table(),
                        column,
                        relation.keys().get(0)));
  }

  private static List<String> withPortal(List<String> keys) {
    return Stream.concat(Stream.of(Relation.PORTAL_ID), keys.stream()).toList();
  }
}
