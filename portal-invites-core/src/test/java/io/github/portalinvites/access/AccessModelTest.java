package io.github.portalinvites.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.memory.InMemoryStorage;
import io.github.portalinvites.storage.contract.TestedStorage;
import io.github.portalinvites.testkit.RandomGrants;
import io.github.portalinvites.testkit.TestPortal;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;

/** After any grants, a portal sees what the last of them says, site by site. */
@Domain(RandomGrants.class)
class AccessModelTest {

  @Property(tries = 200)
  void lastGrantSaysWhatIsSeen(@ForAll @Size(min = 1, max = 4) List<AccessGrant> grants) {
    var house = new House(TestedStorage.of(InMemoryStorage::new));
    var portal = house.lived();
    portal.door().directory().save(house.records().site(4, 1), house.records().link(1, 1));
    grants.forEach(grant -> house.grant(portal, grant));
    var last = grants.get(grants.size() - 1);
    for (var site : List.of(1, 2, 3, 4)) {
      assertSeen(house, portal, last, site);
    }
    assertThat(house.seen(portal))
        .isEqualTo(List.of(1, 2, 3, 4).stream().map(house::site).filter(last::covers).toList());
    assertThat(portal.door().accessQuestions().accessibleAccounts(house.contact(1)).isEmpty())
        .isEqualTo(last.isNone());
  }

  private static void assertSeen(House house, TestPortal portal, AccessGrant grant, int site) {
    var covered = grant.covers(house.site(site));
    assertThat(house.view(portal, site)).isEqualTo(covered ? SiteView.FULL : SiteView.NONE);
    assertThat(portal.door().accessQuestions().rolesOn(house.contact(1), house.site(site)))
        .isEqualTo(covered ? grant.rolesOn(house.site(site)) : Set.of());
  }

  private record House(TestedStorage tested) implements HouseContract {}
}
