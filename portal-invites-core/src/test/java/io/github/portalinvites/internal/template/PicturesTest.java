package io.github.portalinvites.internal.template;

import io.github.portalinvites.template.CredentialPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Writes the built-in templates to {@code target/mails}, for a person to look at. */
@Tag("nightly")
class PicturesTest {

  private static final Path FOLDER = Path.of("target", "mails");

  @Test
  void writesTheBuiltInTemplates() throws IOException {
    Files.createDirectories(FOLDER);
    for (var policy : CredentialPolicy.values()) {
      for (var locale : new Locale[] {Locale.ENGLISH, Locale.GERMAN}) {
        var letter = Letter.builtIn(locale, policy);
        var name = "%s_%s".formatted(policy, locale.toLanguageTag());
        Files.writeString(FOLDER.resolve(name + ".html"), letter.bodyHtml());
        Files.writeString(FOLDER.resolve(name + ".txt"), letter.bodyText());
        Files.write(FOLDER.resolve(name + ".eml"), letter.mail().bytes());
      }
    }
  }
}
