package io.github.portalinvites.access;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.access.AccessTab.SiteRow;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.portal.InvalidCursorException;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.testkit.TestPortal;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The tab on which staff see and tick what a contact may see. */
public interface AccessTabContract extends HouseContract {

  @Test
  default void whereNobodyChoseTheLinkTicksTheAccount() {
    var tab = tab(house());
    assertThat(tab.account())
        .isEqualTo(new AccessTab.AccountRow(account(1), "A1", "Account 1", true, Set.of()));
    assertThat(tab.chosen()).isFalse();
    assertThat(tab.state()).isEqualTo(GrantState.STAGED);
    assertThat(tab.sites().items())
        .extracting(SiteRow::ticked)
        .containsExactly(false, false, false);
  }

  @Test
  default void linkToSomeSitesTicksThese() {
    var portal = house();
    portal.door().directory().save(records().link(1, 1).sites(Set.of(site(2), site(4))));
    var tab = tab(portal);
    assertThat(tab.account().ticked()).isFalse();
    assertThat(ticked(tab)).containsExactly(site(2));
  }

  @Test
  default void rowsShowTheirSitesAndRoles() {
    var portal = lived();
    portal.door().directory().save(records().site(2, 1).address("2 Elm St").active(false));
    grant(portal, AccessGrant.allSites(READER).site(site(2), PAYER));
    var tab = tab(portal);
    assertThat(tab.account().roles()).containsExactly(READER);
    assertThat(tab.state()).isEqualTo(GrantState.EFFECTIVE);
    assertThat(tab.sites().items())
        .containsExactly(
            new SiteRow(site(1), "S1", "Site 1", true, null, false, Set.of()),
            new SiteRow(site(2), "S2", "Site 2", false, "2 Elm St", true, Set.of(PAYER)),
            new SiteRow(site(3), "S3", "Site 3", true, null, false, Set.of()));
  }

  @Test
  default void sitesComePageByPage() {
    var portal = house();
    var access = portal.door().access();
    var query = AccessTabQuery.first().page(PageRequest.first(2));
    var first = access.tab(DANA, contact(1), account(1), query).sites();
    assertThat(first.items()).extracting(SiteRow::id).containsExactly(site(1), site(2));
    var next = query.page(query.page().after(first.next().orElseThrow()));
    var second = access.tab(DANA, contact(1), account(1), next).sites();
    assertThat(second.items()).extracting(SiteRow::id).containsExactly(site(3));
    assertThat(second.next()).isEmpty();
  }

  @Test
  default void cursorIsGoodForItsOwnListOnly() {
    var portal = house();
    var access = portal.door().access();
    var page = PageRequest.first(2);
    var cursor =
        access
            .tab(DANA, contact(1), account(1), AccessTabQuery.first().page(page))
            .sites()
            .next()
            .orElseThrow();
    var elsewhere = AccessTabQuery.first().page(page.after(cursor));
    assertThatThrownBy(() -> access.tab(DANA, contact(2), account(2), elsewhere))
        .isInstanceOf(InvalidCursorException.class);
    assertThatThrownBy(() -> access.tab(DANA, contact(1), account(1), elsewhere.search("site")))
        .isInstanceOf(InvalidCursorException.class);
  }

  @Test
  default void searchLooksAtNumberNameAndAddress() {
    var portal = house();
    portal
        .door()
        .directory()
        .save(
            records().site(1, 1).address("Bahnhofstraße 5, Zürich"),
            records().site(2, 1).address("Elm St 5"));
    assertThat(found(portal, "ZURICH strasse")).containsExactly(site(1));
    assertThat(found(portal, "5 s2")).containsExactly(site(2));
    assertThat(found(portal, "site 3")).containsExactly(site(3));
    assertThat(found(portal, "nowhere")).isEmpty();
    assertThat(found(portal, " ")).hasSize(3);
  }

  @Test
  default void searchGoesThroughAllSitesOfTheAccount() {
    var portal = house();
    portal
        .door()
        .directory()
        .save(IntStream.rangeClosed(11, 1_200).mapToObj(n -> records().site(n, 1)).toList());
    assertThat(found(portal, "s1200")).containsExactly(site(1_200));
    assertThat(found(portal, "site")).hasSize(50);
  }

  private List<SiteId> found(TestPortal portal, String search) {
    var query = AccessTabQuery.first().search(search);
    return portal.door().access().tab(DANA, contact(1), account(1), query).sites().items().stream()
        .map(SiteRow::id)
        .toList();
  }

  private static List<SiteId> ticked(AccessTab tab) {
    return tab.sites().items().stream().filter(SiteRow::ticked).map(SiteRow::id).toList();
  }
}
