package io.github.portalinvites.internal.template;

import io.github.portalinvites.template.CredentialPolicy;
import io.github.portalinvites.template.NotificationTemplate;
import io.github.portalinvites.template.TemplateContent;
import io.github.portalinvites.template.TemplateId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The library's own templates; kept as text files whose first line is the subject. */
final class BuiltInTemplate {

  private static final int VERSION = 1;

  private BuiltInTemplate() {}

  /** The invitation for who has made none. */
  static NotificationTemplate of(CredentialPolicy policy) {
    var file = policy.mailsLink() ? "invitation" : "password";
    return template(TemplateId.BUILT_IN, "Portal invitation", file);
  }

  /** Any of them; empty if {@code id} is none of the library's. */
  static Optional<NotificationTemplate> find(TemplateId id, CredentialPolicy policy) {
    if (id.equals(TemplateId.BUILT_IN)) {
      return Optional.of(of(policy));
    }
    if (id.equals(TemplateId.ACCESS_CHANGED)) {
      return Optional.of(template(id, "Access changed", "access"));
    }
    return id.equals(TemplateId.ACCESS_AT_NEXT_LOGIN)
        ? Optional.of(template(id, "Access changes at the next login", "access_at_login"))
        : Optional.empty();
  }

  private static NotificationTemplate template(TemplateId id, String name, String file) {
    return new NotificationTemplate(
        id,
        VERSION,
        name,
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
