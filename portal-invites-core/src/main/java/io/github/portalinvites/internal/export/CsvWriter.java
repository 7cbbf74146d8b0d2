package io.github.portalinvites.internal.export;

import java.io.OutputStream;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** RFC 4180. A text that a spreadsheet would take for a formula is led by an apostrophe. */
final class CsvWriter extends TableWriter {

  private static final Pattern FORMULA =
      Pattern.compile("[\\s\\p{Z}]*[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);
  private static final Pattern NEEDS_QUOTES = Pattern.compile(".*[\",\\r\\n'].*", Pattern.DOTALL);

  CsvWriter(List<String> columns, OutputStream out) {
    super(columns, out);
  }

  @Override
  String head(List<String> names) {
    return line(names, 0);
  }

  @Override
  String cell(String column, @Nullable Object value) {
    var text = value == null ? "" : value.toString();
    return quoted(value instanceof String && FORMULA.matcher(text).matches() ? "'" + text : text);
  }

  private static String quoted(String text) {
    return NEEDS_QUOTES.matcher(text).matches() ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  @Override
  String line(List<String> cells, long number) {
    return cells.stream().collect(Collectors.joining(",", "", "\r\n"));
  }

  @Override
  String tail(long rowsWritten) {
    return "";
  }
}
