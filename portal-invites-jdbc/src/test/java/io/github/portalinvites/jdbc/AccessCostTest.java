package io.github.portalinvites.jdbc;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.access.AccessGrant;
import io.github.portalinvites.access.HouseContract;
import io.github.portalinvites.access.SiteView;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.testkit.TestPortal;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However many sites there are, a portal's question reads a few rows. */
class AccessCostTest extends OwnConnection implements HouseContract {

  private static final int MANY = 10_000;
  private static final int FEW = 60;

  @Test
  void accountWithManySitesIsNotReadForOneOfThem() throws SQLException {
    var portal = crowded();
    assertFewRowsAreRead(portal);
  }

  @Test
  void grantOfManySitesIsNotReadForOneOfThem() throws SQLException {
    var portal = crowded();
    portal.door().access().grant(DANA, contact(1), account(1), AccessGrant.sites(sites()));
    assertFewRowsAreRead(portal);
  }

  @Test
  void linkToManySitesIsNotReadForOneOfThem() throws SQLException {
    var portal = crowded();
    portal.door().directory().save(records().link(1, 1).sites(sites()));
    assertFewRowsAreRead(portal);
  }

  private void assertFewRowsAreRead(TestPortal portal) throws SQLException {
    var page = PageRequest.first(10);
    assertThat(view(portal, MANY)).isEqualTo(SiteView.FULL);
    assertFewRowsAreRead(() -> view(portal, MANY));
    assertFewRowsAreRead(
        () -> portal.door().accessQuestions().accessibleSites(contact(1), account(1), page));
  }

  private void assertFewRowsAreRead(Runnable question) throws SQLException {
    assertFewerRowsAreRead(FEW, question);
  }

  private TestPortal crowded() {
    var portal = lived();
    portal
        .door()
        .directory()
        .load(IntStream.rangeClosed(1, MANY).mapToObj(n -> records().site(n, 1)));
    return portal;
  }

  private Set<SiteId> sites() {
    return IntStream.rangeClosed(1, MANY).mapToObj(this::site).collect(Collectors.toSet());
  }
}
