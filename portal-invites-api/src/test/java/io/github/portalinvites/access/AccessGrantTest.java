package io.github.portalinvites.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.directory.SiteId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessGrantTest {

  private static final SiteId HOME = SiteId.of(1);
  private static final SiteId SHOP = SiteId.of(2);
  private static final RoleId PAYER = RoleId.of("payer");
  private static final RoleId READER = RoleId.of("reader");
  private static final RoleId OWNER = RoleId.of("owner");

  @Test
  void emptyListOfSitesIsAnErrorAndNeverAll() {
    assertThatThrownBy(() -> AccessGrant.sites(List.of())).isInstanceOf(EmptyGrantException.class);
    assertThatThrownBy(() -> AccessGrant.sites(Map.of())).isInstanceOf(EmptyGrantException.class);
  }

  @Test
  void rowHasAtMostTwoRoles() {
    assertThat(AccessGrant.allSites(PAYER, READER).roles())
        .containsExactlyInAnyOrder(PAYER, READER);
    assertThatThrownBy(() -> AccessGrant.allSites(PAYER, READER, OWNER))
        .isInstanceOf(TooManyRolesException.class);
    assertThatThrownBy(() -> AccessGrant.none().site(HOME, PAYER, READER, OWNER))
        .isInstanceOf(TooManyRolesException.class);
  }

  @Test
  void sameRoleTwiceIsOne() {
    assertThat(AccessGrant.allSites(PAYER, PAYER).roles()).containsExactly(PAYER);
  }

  @Test
  void rowThatIsNotTickedHasNoRoles() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AccessGrant(false, Set.of(PAYER), Map.of()));
  }

  @Test
  void withoutItsLastSiteAGrantIsNone() {
    var one = AccessGrant.sites(List.of(HOME));
    assertThat(one.without(HOME)).isEqualTo(AccessGrant.none());
    assertThat(one.without(HOME).covers(HOME)).isFalse();
  }

  @Test
  void someSitesAreExactlyThese() {
    var some = AccessGrant.sites(List.of(HOME));
    assertThat(some.covers(HOME)).isTrue();
    assertThat(some.covers(SHOP)).isFalse();
    assertThat(some.isNone()).isFalse();
  }

  @Test
  void rolesOfBothRowsAreInEffectOnASite() {
    var grant = AccessGrant.allSites(READER).site(HOME, PAYER);
    assertThat(grant.rolesOn(HOME)).containsExactlyInAnyOrder(READER, PAYER);
    assertThat(grant.rolesOn(SHOP)).containsExactly(READER);
  }

  @Test
  void roleHasAPrintableName() {
    assertThatIllegalArgumentException().isThrownBy(() -> RoleId.of(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> RoleId.of("pay\ner"));
    assertThatIllegalArgumentException().isThrownBy(() -> RoleId.of("r".repeat(61)));
  }
}
