package io.github.portalinvites.internal.export;

import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * RFC 8259: an array of flat objects. By hand, since an export should not need Jackson on the class
 * path.
 */
final class JsonWriter extends TableWriter {

  JsonWriter(List<String> columns, OutputStream out) {
    super(columns, out);
  }

  @Override
  String head(List<String> names) {
    return "[";
  }

  @Override
  String cell(String column, @Nullable Object value) {
    return quoted(column) + ":" + (isLiteral(value) ? String.valueOf(value) : quoted(value));
  }

  private static boolean isLiteral(@Nullable Object value) {
    return value == null || value instanceof Number || value instanceof Boolean;
  }

  private static String quoted(@Nullable Object value) {
    return String.valueOf(value)
        .codePoints()
        .mapToObj(JsonWriter::escaped)
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String escaped(int codePoint) {
    var mustEscape =
        codePoint == '"'
            || codePoint == '\\'
            || Character.isISOControl(codePoint)
            || Character.getType(codePoint) == Character.SURROGATE
            || codePoint == 0x2028
            || codePoint == 0x2029;
    return mustEscape ? "\\u%04x".formatted(codePoint) : Character.toString(codePoint);
  }

  @Override
  String line(List<String> cells, long number) {
    return (number == 0 ? "\n{" : ",\n{") + String.join(",", cells) + "}";
  }

  @Override
  String tail(long rowsWritten) {
    return "\n]\n";
  }
}
