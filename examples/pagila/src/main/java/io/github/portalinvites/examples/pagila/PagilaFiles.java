package io.github.portalinvites.examples.pagila;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the sample database's two scripts are. */
record PagilaFiles(Path schema, Path data) {

  static final String ABSENT = "No shared/real/pagila here or above: there is nothing to show.";

  private static final Path FOLDER = Path.of("shared", "real", "pagila");

  /** Looks in {@code shared/real/pagila} of the working directory and of all above it. */
  static Optional<PagilaFiles> find() {
    return Stream.iterate(Path.of("").toAbsolutePath(), above -> above != null, Path::getParent)
        .map(above -> above.resolve(FOLDER))
        .map(folder -> of(folder))
        .filter(files -> Files.exists(files.schema) && Files.exists(files.data))
        .findFirst();
  }

  private static PagilaFiles of(Path folder) {
    return new PagilaFiles(folder.resolve("pagila-schema.sql"), folder.resolve("pagila-data.sql"));
  }
}
