package io.github.portalinvites.internal.permission;

import static io.github.portalinvites.permission.Permission.SEND_ACCOUNT_PORTAL_INVITATIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.Authorizer;
import io.github.portalinvites.permission.ForbiddenException;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.portal.PortalId;
import java.util.List;
import org.junit.jupiter.api.Test;

class PermissionsTest {

  private static final Actor DANA = Actor.of("dana", "Dana");

  @Test
  void deniesByDefault() {
    assertForbidden(DANA, Authorizer.DENY_ALL);
  }

  @Test
  void deniesNobody() {
    assertForbidden(null, (portal, actor, permission) -> PermittedDivisions.ALL);
  }

  @Test
  void deniesWhoClaimsToBeTheLibraryItself() {
    assertForbidden(Actor.SYSTEM, (portal, actor, permission) -> PermittedDivisions.ALL);
  }

  @Test
  void deniesWhereTheAuthorizerFails() {
    Authorizer failing =
        (portal, actor, permission) -> {
          throw new IllegalStateException("directory server down");
        };
    assertForbidden(DANA, failing);
  }

  @Test
  void deniesWhereTheAuthorizerIsBroken() {
    Authorizer broken =
        (portal, actor, permission) -> {
          throw new NoClassDefFoundError("the directory server's client");
        };
    assertForbidden(DANA, broken);
  }

  @Test
  void knowsNoOtherDivision() {
    Authorizer one = (portal, actor, permission) -> PermittedDivisions.of(DivisionId.of(1));
    var asked = List.of(DivisionId.of(1), DivisionId.of(2));
    assertThatThrownBy(() -> of(one).require(DANA, SEND_ACCOUNT_PORTAL_INVITATIONS, asked))
        .isInstanceOf(NotFoundException.class)
        .hasMessage("No division 2");
  }

  @Test
  void tellsWhereTheActorMay() {
    Authorizer one = (portal, actor, permission) -> PermittedDivisions.of(DivisionId.of(1));
    assertThat(of(one).require(DANA, SEND_ACCOUNT_PORTAL_INVITATIONS))
        .isEqualTo(PermittedDivisions.of(DivisionId.of(1)));
  }

  private static void assertForbidden(Actor actor, Authorizer authorizer) {
    assertThatThrownBy(() -> of(authorizer).require(actor, SEND_ACCOUNT_PORTAL_INVITATIONS))
        .isInstanceOf(ForbiddenException.class);
  }

  private static Permissions of(Authorizer authorizer) {
    return new Permissions(PortalId.DEFAULT, authorizer);
  }
}
