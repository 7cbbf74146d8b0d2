package io.github.portalinvites.internal.template;

import io.github.portalinvites.template.CredentialPolicy;
import io.github.portalinvites.template.NotificationTemplate;
import io.github.portalinvites.template.TemplateContent;
import io.github.portalinvites.template.TemplateId;
import java.util.Locale;
import java.util.Map;

/** The template for who has made none; kept as text files whose first line is the subject. */
final class BuiltInTemplate {

  private static final int VERSION = 1;

  private BuiltInTemplate() {}

  static NotificationTemplate of(CredentialPolicy policy) {
    var file = policy.mailsLink() ? "invitation" : "password";
    return new NotificationTemplate(
        TemplateId.BUILT_IN,
        VERSION,
        "Portal invitation",
        null,
        true,
        Map.of(
            Locale.ENGLISH, content(file + "_en.txt"), Locale.GERMAN, content(file + "_de.txt")));
  }

  private static TemplateContent content(String resource) {
    var lines = Markup.read(resource).split("\n", 3);
    return TemplateContent.of(lines[0], lines[2].stripTrailing());
  }
}
