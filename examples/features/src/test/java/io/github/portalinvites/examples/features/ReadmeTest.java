package io.github.portalinvites.examples.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README says is what is built. */
class ReadmeTest {

  private static final Path ROOT = Path.of("..", "..");
  private static final Path FIRST_STEPS =
      Path.of("src/main/java/io/github/portalinvites/examples/features/FirstSteps.java");
  private static final Pattern LINK = Pattern.compile("]\\(([^)]+)\\)");
  private static final Pattern ARTIFACT =
      Pattern.compile("<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>");

  private final String readme = read(ROOT.resolve("README.md"));

  @Test
  void firstLinesAreThoseOfTheExample() {
    var example = between(read(FIRST_STEPS), "// README\n", "    // end of README");
    assertThat(between(readme, "```java\n", "```").stripTrailing())
        .isEqualTo(example.stripTrailing().stripIndent());
  }

  @Test
  void testCommandIsThatOfTheBuildServer() {
    var command = read(ROOT.resolve(".ci/run")).strip().lines().reduce((a, b) -> b).orElseThrow();
    assertThat(readme).contains("\n    " + command + "\n");
  }

  @Test
  void versionsAreThoseOfTheBuild() {
    var pom = read(ROOT.resolve("pom.xml"));
    var versions = ARTIFACT.matcher(readme).results().map(found -> found.group(2)).toList();
    assertThat(versions).hasSize(4).allMatch(version -> pom.contains(">" + version + "<"));
  }

  @Test
  void linksLeadSomewhere() {
    List<String> links = LINK.matcher(readme).results().map(found -> found.group(1)).toList();
    assertThat(links).isNotEmpty().allMatch(link -> Files.exists(ROOT.resolve(link)));
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf(end, from));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
