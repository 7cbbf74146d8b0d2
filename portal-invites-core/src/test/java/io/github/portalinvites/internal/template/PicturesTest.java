package io.github.portalinvites.internal.template;

import io.github.portalinvites.template.CredentialPolicy;
import io.github.portalinvites.template.TemplateId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Writes the built-in templates to {@code target/mails}, for a person to look at. */
@Tag("nightly")
class PicturesTest {

  private static final Path FOLDER = Path.of("target", "mails");
  private static final Map<String, TemplateId> NOTICES =
      Map.of(
          "ACCESS_CHANGED", TemplateId.ACCESS_CHANGED,
          "ACCESS_AT_NEXT_LOGIN", TemplateId.ACCESS_AT_NEXT_LOGIN,
          "LOGIN_EXISTS", TemplateId.LOGIN_EXISTS,
          "LINK_STAGED", TemplateId.LINK_STAGED,
          "SELF_REGISTERED", TemplateId.SELF_REGISTERED);

  @Test
  void writesTheBuiltInTemplates() throws IOException {
    Files.createDirectories(FOLDER);
    for (var locale : new Locale[] {Locale.ENGLISH, Locale.GERMAN}) {
      for (var policy : CredentialPolicy.values()) {
        write("%s_%s".formatted(policy, locale.toLanguageTag()), Letter.builtIn(locale, policy));
        write(
            "ADDRESS_FOUND_%s_%s".formatted(policy, locale.toLanguageTag()),
            Letter.builtIn(TemplateId.ADDRESS_FOUND, locale, policy));
      }
      for (var notice : NOTICES.entrySet()) {
        var name = "%s_%s".formatted(notice.getKey(), locale.toLanguageTag());
        write(name, Letter.notice(locale, notice.getValue()));
      }
    }
  }

  private static void write(String name, Letter letter) throws IOException {
    Files.writeString(FOLDER.resolve(name + ".html"), letter.bodyHtml());
    Files.writeString(FOLDER.resolve(name + ".txt"), letter.bodyText());
    Files.write(FOLDER.resolve(name + ".eml"), letter.mail().bytes());
  }
}
