package io.github.portalinvites.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A row of bad-inputs.tsv.
 *
 * @param text the input, spelt out
 */
public record BadInput(String text, String expected) {

  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-f]{4})|(.))");
  private static final Pattern REPEAT = Pattern.compile("REPEAT\\(([^,]+),(\\d+)\\)");
  private static final int SHOWN = 60;

  /**
   * The rows of one area. Where the file is not there, who asks is skipped and says so: it does not
   * belong to this project.
   */
  public static Stream<BadInput> area(String area) {
    return lines()
        .map(line -> line.split("\t", -1))
        .filter(columns -> columns[0].equals(area))
        .map(columns -> new BadInput(spelt(columns[1]), columns[2]));
  }

  public boolean isAccepted() {
    return expected.startsWith("ACCEPT");
  }

  @Override
  public String toString() {
    var shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    return shown.isEmpty() ? "(empty)" : shown.replaceAll("\\p{C}", "·");
  }

  private static Stream<String> lines() {
    var file =
        Stream.iterate(Path.of("").toAbsolutePath(), each -> each != null, Path::getParent)
            .map(folder -> folder.resolve("shared/bad-inputs.tsv"))
            .filter(Files::isReadable)
            .findFirst();
    return file.map(BadInput::read)
        .orElseGet(() -> Assumptions.abort("No shared/bad-inputs.tsv beside this project"));
  }

  private static Stream<String> read(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String spelt(String input) {
    var repeated =
        REPEAT
            .matcher(input)
            .replaceAll(each -> each.group(1).repeat(Integer.parseInt(each.group(2))));
    return ESCAPE
        .matcher(repeated)
        .replaceAll(
            each ->
                Matcher.quoteReplacement(
                    each.group(1) != null
                        ? String.valueOf((char) Integer.parseInt(each.group(1), 16))
                        : escaped(each.group(2))));
  }

  private static String escaped(String letter) {
    return switch (letter) {
      case "n" -> "\n";
      case "r" -> "\r";
      default -> letter;
    };
  }
}
