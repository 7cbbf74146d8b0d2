package io.github.portalinvites.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tables that PostgreSQL's plan for a look-up reads as a whole. */
final class PlannedScans {

  private static final Pattern SCAN =
      Pattern.compile("(?:Seq|Index|Only|Heap) Scan (?:Backward )?(?:using (\\S+) )?on (\\S+)");
  private static final Pattern SOUGHT = Pattern.compile("(?:Index|Recheck) Cond:");
  private static final String BITMAP = "Bitmap Index Scan";

  /** A plan names no schema. An index on an expression has no row here. */
  private static final String LEADING_COLUMN =
      """
      select pg_get_indexdef(i.indexrelid, 1, true)
        from pg_index i
        join pg_class c on c.oid = i.indexrelid
       where quote_ident(c.relname) = :index and i.indkey[0] <> 0
       order by c.oid
      """;

  private final Handle handle;
  private final String sought;
  private final List<String> scans = new ArrayList<>();
  private String table = "";
  private String index = "";

  private PlannedScans(Handle handle, String sought) {
    this.handle = handle;
    this.sought = sought;
  }

  /**
   * Explains {@code select}.
   *
   * @param sought the constant that {@code select} looks for
   */
  static List<String> of(Handle handle, String select, String sought) {
    // a small table is read as a whole even where it has the index, unless told not to
    Stream.of("seqscan", "hashjoin", "mergejoin")
        .forEach(way -> handle.execute("set local enable_%s = off".formatted(way)));
    var plan = handle.createQuery("explain " + select).mapTo(String.class).list();
    var found = new PlannedScans(handle, sought);
    plan.forEach(found::read);
    return found.scans.stream().distinct().toList();
  }

  private void read(String line) {
    var scan = SCAN.matcher(line);
    if (scan.find()) {
      begin(line, scan.group(1), scan.group(2));
    } else if (SOUGHT.matcher(line).find()) {
      if (isLed(line)) {
        scans.remove(scans.size() - 1);
      }
    } else if (line.strip().startsWith("Filter:") && line.contains(sought)) {
      scans.add(table);
    }
  }

  private void begin(String line, @Nullable String used, String on) {
    if (line.contains(BITMAP)) {
      index = on;
    } else {
      index = used == null ? "" : used;
      table = on;
    }
    scans.add(table);
  }

  /** Without a condition on its first column, all of an index is read. */
  private boolean isLed(String condition) {
    var leading =
        handle.createQuery(LEADING_COLUMN).bind("index", index).mapTo(String.class).list();
    return leading.isEmpty()
        || leading.stream()
            .map(column -> Pattern.compile("(?<!\\w)" + Pattern.quote(column) + "(?!\\w)"))
            .anyMatch(column -> column.matcher(condition).find());
  }
}
