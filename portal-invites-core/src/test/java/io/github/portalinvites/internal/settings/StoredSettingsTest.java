package io.github.portalinvites.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.internal.permission.Permissions;
import io.github.portalinvites.memory.InMemoryStorage;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.Authorizer;
import io.github.portalinvites.permission.ForbiddenException;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.settings.InvalidSettingException;
import io.github.portalinvites.settings.SystemOptions;
import io.github.portalinvites.settings.SystemOptions.AddressRequests;
import io.github.portalinvites.template.TemplateId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoredSettingsTest {

  private static final Actor DANA = Actor.of("dana", "Dana");

  private final InMemoryStorage storage = new InMemoryStorage();
  private final StoredSettings settings = settings(PermittedDivisions.ALL);

  @Test
  void aNewPortalHasTheDefaults() {
    assertThat(settings.load()).isEqualTo(SystemOptions.DEFAULT);
  }

  @Test
  void everyOptionComesBackAsItWas() {
    var options =
        SystemOptions.DEFAULT
            .portalEnabled(false)
            .portalUrl("https://portal.example/in?x=1")
            .inviteFrom("Invite@b\u00fccher.example")
            .inviteTemplate(TemplateId.BUILT_IN)
            .addressRequests(new AddressRequests(true, TemplateId.ADDRESS_FOUND))
            .signIn(
                SystemOptions.DEFAULT
                    .signIn()
                    .requestLogin(true)
                    .message("<b>Gr\u00fcezi & =</b>\n")
                    .terms("Terms")
                    .logo(""));
    settings.save(DANA, options);
    assertThat(settings.load()).isEqualTo(options);
    settings.save(DANA, SystemOptions.DEFAULT);
    assertThat(settings.load()).isEqualTo(SystemOptions.DEFAULT);
  }

  @Test
  void onlyWhoMayChangeThemEverywhereChangesThem() {
    var options = SystemOptions.DEFAULT.portalUrl("https://evil.test");
    var somewhere = settings(PermittedDivisions.of(DivisionId.of(1)));
    assertThatThrownBy(() -> somewhere.save(DANA, options)).isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> settings(PermittedDivisions.NONE).save(DANA, options))
        .isInstanceOf(ForbiddenException.class);
    assertThat(settings.load()).isEqualTo(SystemOptions.DEFAULT);
  }

  @Test
  void aTemplateMustExist() {
    var options = SystemOptions.DEFAULT.inviteTemplate(new TemplateId(new UUID(1, 2)));
    assertThatThrownBy(() -> settings.save(DANA, options))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("The system option \"invite email template\" is no active template");
  }

  @Test
  void aTextMustBeStorable() {
    var signIn = SystemOptions.DEFAULT.signIn();
    var options = SystemOptions.DEFAULT.signIn(signIn.message("a\u0000b"));
    assertThatThrownBy(() -> settings.save(DANA, options))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("login message");
    assertThatThrownBy(() -> signIn.terms("x".repeat(20_001)))
        .isInstanceOf(InvalidSettingException.class);
  }

  private StoredSettings settings(PermittedDivisions permitted) {
    Authorizer authorizer = (portal, actor, permission) -> permitted;
    return new StoredSettings(
        storage, PortalId.DEFAULT, new Permissions(PortalId.DEFAULT, authorizer));
  }
}
