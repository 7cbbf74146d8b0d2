package io.github.portalinvites.examples.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Where a run leaves what can be looked at; the run before is cleared away. */
final class WorkFolder {

  private final Path root;

  WorkFolder(Path root) throws IOException {
    this.root = root;
    if (Files.exists(root)) {
      try (var old = Files.walk(root)) {
        for (var each : old.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
    Files.createDirectories(root);
  }

  Path mails() {
    return root.resolve("mails");
  }

  Path html() {
    return root.resolve("invitation.html");
  }

  Path database() {
    return root.resolve("portal");
  }

  /** As seen from where the program was started. */
  static String shown(Path path) {
    var here = Path.of("").toAbsolutePath();
    var absolute = path.toAbsolutePath();
    return (absolute.startsWith(here) ? here.relativize(absolute) : absolute).toString();
  }
}
