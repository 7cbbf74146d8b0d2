package io.github.portalinvites.internal.template;

import static io.github.portalinvites.permission.Permission.EDIT_NOTIFICATION_TEMPLATES;
import static io.github.portalinvites.permission.Permission.SEND_ACCOUNT_PORTAL_INVITATIONS;

import io.github.portalinvites.directory.Account;
import io.github.portalinvites.internal.invitation.Logins;
import io.github.portalinvites.internal.permission.Permissions;
import io.github.portalinvites.internal.settings.StoredSettings;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.memory.RecordingMailSender;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.Authorizer;
import io.github.portalinvites.permission.Permission;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.settings.SystemOptions;
import io.github.portalinvites.storage.contract.TestedStorage;
import io.github.portalinvites.template.CredentialPolicy;
import io.github.portalinvites.template.TemplateContent;
import io.github.portalinvites.template.TemplateDraft;
import io.github.portalinvites.template.Templates;
import java.util.Comparator;
import java.util.Locale;
import java.util.UUID;

/**
 * Two divisions and people with different rights: Eve edits everywhere, Ned edits in the first
 * division, Dan sends in the second, Bob may do nothing.
 */
final class TemplateWorld {

  static final Actor EVE = Actor.of("eve", "Eve").email(EmailAddress.parse("eve@host.example"));
  static final Actor NED = Actor.of("ned", "Ned");
  static final Actor DAN = Actor.of("dan", "Dan").email(EmailAddress.parse("dan@host.example"));
  static final Actor BOB = Actor.of("bob", "Bob");

  static final TemplateContent HELLO =
      TemplateContent.of("Hi [FirstName]", "Hello [ContactName]\n[CustomerPortalLink]");
  static final TemplateContent HALLO =
      TemplateContent.of("Tag [FirstName]", "Hallo [ContactName]\n[CustomerPortalLink]");

  final TestedStorage tested;
  final RecordingMailSender mail = new RecordingMailSender();
  final Templates templates;
  final StoredSettings settings;

  TemplateWorld(TestedStorage tested) {
    this.tested = tested;
    var permissions = new Permissions(tested.portal(), authorizer());
    settings = new StoredSettings(tested.storage(), tested.portal(), permissions);
    templates =
        new StoredTemplates(
            tested.storage(),
            tested.portal(),
            permissions,
            new TemplateSetup(
                CredentialPolicy.BOTH,
                Locale.ENGLISH,
                StoredSettings::in,
                mail,
                Comparator.comparing(Account::number),
                Logins.BY_MAILBOX::username,
                UUID::randomUUID));
    settings.save(EVE, SystemOptions.DEFAULT.portalUrl("https://portal.example/in"));
  }

  static TemplateDraft draft() {
    return TemplateDraft.of("Spring", Locale.ENGLISH, HELLO);
  }

  private Authorizer authorizer() {
    return (portal, actor, permission) -> {
      if (actor.id().equals("eve")) {
        return PermittedDivisions.ALL;
      }
      return mayOnlyThere(actor, permission);
    };
  }

  private PermittedDivisions mayOnlyThere(Actor actor, Permission permission) {
    if (actor.id().equals("ned") && permission == EDIT_NOTIFICATION_TEMPLATES) {
      return PermittedDivisions.of(tested.keys().division(1));
    }
    return actor.id().equals("dan") && permission == SEND_ACCOUNT_PORTAL_INVITATIONS
        ? PermittedDivisions.of(tested.keys().division(2))
        : PermittedDivisions.NONE;
  }
}
