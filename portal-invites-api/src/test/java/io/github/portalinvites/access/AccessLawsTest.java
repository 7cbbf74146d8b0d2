package io.github.portalinvites.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.testkit.RandomGrants;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

@Domain(RandomGrants.class)
class AccessLawsTest {

  private static final SiteId BUILT_LATER = SiteId.of(1_000);

  @Property
  void differenceMakesOneGrantOfTheOther(@ForAll AccessGrant before, @ForAll AccessGrant after) {
    assertThat(AccessDiff.between(before, after).applyTo(before)).isEqualTo(after);
  }

  @Property
  void differenceIsEmptyOnlyBetweenEqualGrants(
      @ForAll AccessGrant before, @ForAll AccessGrant after) {
    assertThat(AccessDiff.between(before, before).isEmpty()).isTrue();
    assertThat(AccessDiff.between(before, after).isEmpty()).isEqualTo(before.equals(after));
  }

  @Property
  void allSitesMeansFutureOnesToo(@ForAll AccessGrant grant) {
    assertThat(grant.covers(BUILT_LATER)).isEqualTo(grant.wholeAccount());
    assertThat(grant.rolesOn(BUILT_LATER)).isEqualTo(grant.roles());
  }

  @Property
  void rolesOnASiteAreThoseOfBothRows(@ForAll AccessGrant grant, @ForAll SiteId site) {
    var own = grant.sites().getOrDefault(site, Set.of());
    assertThat(grant.rolesOn(site)).containsAll(grant.roles()).containsAll(own);
    assertThat(grant.rolesOn(site))
        .allMatch(role -> grant.roles().contains(role) || own.contains(role));
  }
}
