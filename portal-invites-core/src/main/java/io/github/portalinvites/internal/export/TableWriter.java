package io.github.portalinvites.internal.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.portalinvites.audience.ExportFormat;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows of values under named columns, in constant memory. Not thread-safe. */
public abstract sealed class TableWriter permits CsvWriter, JsonWriter {

  private final List<String> columns;
  private final Writer out;
  private long rows;

  TableWriter(List<String> columns, OutputStream out) {
    this.columns = List.copyOf(columns);
    this.out = new BufferedWriter(new OutputStreamWriter(out, UTF_8), 1 << 14);
  }

  /**
   * A writer that begins with whatever stands before the first row; it never closes {@code out}.
   */
  public static TableWriter open(ExportFormat format, List<String> columns, OutputStream out) {
    var writer =
        switch (format) {
          case CSV -> new CsvWriter(columns, out);
          case JSON -> new JsonWriter(columns, out);
        };
    writer.write(writer.head(columns));
    return writer;
  }

  /** Writes one row; each value is a text, a number, a boolean, an instant or null. */
  public void row(@Nullable Object... values) {
    var cells = new ArrayList<String>();
    for (int i = 0; i < columns.size(); i++) {
      cells.add(cell(columns.get(i), values[i]));
    }
    write(line(cells, rows++));
  }

  /**
   * Writes whatever stands after the last row and flushes.
   *
   * @return how many rows there are
   */
  public long finish() {
    write(tail(rows));
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  abstract String head(List<String> names);

  abstract String cell(String column, @Nullable Object value);

  abstract String line(List<String> cells, long number);

  abstract String tail(long rowsWritten);

  private void write(String text) {
    try {
      out.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
