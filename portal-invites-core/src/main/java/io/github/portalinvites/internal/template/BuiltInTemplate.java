package io.github.portalinvites.internal.template;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.github.portalinvites.template.CredentialPolicy;
import io.github.portalinvites.template.NotificationTemplate;
import io.github.portalinvites.template.TemplateContent;
import io.github.portalinvites.template.TemplateId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The library's own templates; kept as text files whose first line is the subject. */
final class BuiltInTemplate {

  private static final int VERSION = 1;

  private static final Map<TemplateId, NotificationTemplate> NOTICES =
      Stream.of(
              template(TemplateId.ACCESS_CHANGED, "Access changed", "access"),
              template(
                  TemplateId.ACCESS_AT_NEXT_LOGIN,
                  "Access changes at the next login",
                  "access_at_login"),
              template(TemplateId.LOGIN_EXISTS, "Login exists", "login_exists"),
              template(TemplateId.LINK_STAGED, "Account to be confirmed", "link_staged"),
              template(TemplateId.SELF_REGISTERED, "Somebody registered", "self_registered"))
          .collect(toUnmodifiableMap(NotificationTemplate::id, each -> each));

  private BuiltInTemplate() {}

  /** The invitation for who has made none. */
  static NotificationTemplate of(CredentialPolicy policy) {
    var file = policy.mailsLink() ? "invitation" : "password";
    return template(TemplateId.BUILT_IN, "Portal invitation", file);
  }

  /** One that invites; empty if {@code id} is none of the library's. */
  static Optional<NotificationTemplate> invitation(TemplateId id, CredentialPolicy policy) {
    if (id.equals(TemplateId.BUILT_IN)) {
      return Optional.of(of(policy));
    }
    var file = policy.mailsLink() ? "address_found" : "address_found_password";
    return id.equals(TemplateId.ADDRESS_FOUND)
        ? Optional.of(template(id, "Address found", file))
        : Optional.empty();
  }

  /** Any of them; empty if {@code id} is none of the library's. */
  static Optional<NotificationTemplate> find(TemplateId id, CredentialPolicy policy) {
    return invitation(id, policy).or(() -> Optional.ofNullable(NOTICES.get(id)));
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
