package io.github.portalinvites.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.testkit.BadInput;
import io.github.portalinvites.testkit.TestPortal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Grants that must open nothing. An unknown field is refused by the form's types already: an
 * account is never part of a grant.
 */
public interface BadGrantContract extends HouseContract {

  static Stream<BadInput> badGrants() {
    return BadInput.area("access-grant").filter(each -> !each.text().contains("accountId"));
  }

  @ParameterizedTest
  @MethodSource("badGrants")
  default void badGrantOpensNothing(BadInput bad) {
    var portal = lived();
    grant(portal, only(1));
    refuse(portal, bad);
    assertThat(view(portal, 2)).isEqualTo(SiteView.NONE);
    assertThat(view(portal, 4)).isEqualTo(SiteView.NONE);
  }

  private void refuse(TestPortal portal, BadInput bad) {
    if (bad.expected().startsWith("contact has no access")) {
      grant(portal, only(1).without(site(1)));
      assertThat(seen(portal)).isEmpty();
    } else if (bad.expected().startsWith("NOT_FOUND")) {
      assertThatThrownBy(() -> grant(portal, only(4))).isInstanceOf(NotFoundException.class);
    } else if (bad.expected().startsWith("REJECT EMPTY_GRANT")) {
      assertThatThrownBy(() -> grant(portal, AccessGrant.sites(List.of())))
          .isInstanceOf(EmptyGrantException.class);
    } else {
      assertThat(bad.text()).contains("ADMIN");
      assertThatThrownBy(() -> grant(portal, AccessGrant.allSites(RoleId.of("ADMIN"))))
          .isInstanceOf(UnknownRoleException.class);
    }
  }
}
