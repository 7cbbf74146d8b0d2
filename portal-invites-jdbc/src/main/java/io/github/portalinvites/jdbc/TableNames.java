package io.github.portalinvites.jdbc;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jspecify.annotations.Nullable;

/**
 * Where the tables named {@code pi_…} in our SQL really are. Names come from the configuration
 * only, and are checked.
 *
 * @param schema of the library's own tables, null for the connection's
 * @param directorySchema of the directory's relations, null for the connection's
 * @param directoryPrefix what the names of the directory's relations begin with
 */
record TableNames(
    @Nullable String schema, @Nullable String directorySchema, String directoryPrefix) {

  private static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-z0-9_]{0,29}");
  private static final Pattern TABLE = Pattern.compile("\\bpi_([a-z_]+)\\b");
  private static final Set<String> DIRECTORY =
      Arrays.stream(Relation.values())
          .map(relation -> relation.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());

  static final TableNames DEFAULT = new TableNames(null, null, "pi_");

  TableNames {
    check(schema);
    check(directorySchema);
    check(directoryPrefix);
  }

  TableNames schema(String name) {
    return new TableNames(name, directorySchema, directoryPrefix);
  }

  TableNames directorySchema(String name) {
    return new TableNames(schema, name, directoryPrefix);
  }

  TableNames directoryPrefix(String prefix) {
    return new TableNames(schema, directorySchema, prefix);
  }

  /** Our SQL with the names of this installation. */
  String in(String sql) {
    return TABLE.matcher(sql).replaceAll(found -> name(found.group(1)));
  }

  /** For Jdbi: each text is looked through once. */
  TemplateEngine asTemplateEngine() {
    var known = new ConcurrentHashMap<String, String>();
    return new TemplateEngine() {
      @Override
      public String render(String template, StatementContext context) {
        return known.computeIfAbsent(template, TableNames.this::in);
      }
    };
  }

  private String name(String table) {
    return DIRECTORY.contains(table)
        ? qualified(directorySchema, directoryPrefix + table)
        : qualified(schema, "pi_" + table);
  }

  private static String qualified(@Nullable String schema, String table) {
    return schema == null ? table : schema + "." + table;
  }

  private static void check(@Nullable String identifier) {
    if (identifier != null && !IDENTIFIER.matcher(identifier).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is no name of lower-case letters, digits and underscores".formatted(identifier));
    }
  }
}
