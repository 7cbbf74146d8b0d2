package io.github.portalinvites.jdbc;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.access.AccessGrant;
import io.github.portalinvites.access.HouseContract;
import io.github.portalinvites.access.SiteView;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.storage.contract.TestedStorage;
import io.github.portalinvites.testkit.TestPortal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However many sites there are, a portal's question reads a few rows. */
class AccessCostTest implements HouseContract {

  private static final int MANY = 10_000;
  private static final int FEW = 60;
  private static final DataSource DATABASE = TestDatabase.POSTGRESQL.installed();

  private static final String READ =
      """
      select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))
        from pg_stat_user_tables
      """;

  private Connection connection;
  private TestedStorage tested;

  @BeforeEach
  void connect() throws SQLException {
    connection = DATABASE.getConnection();
    tested = TestDatabase.tested(OneConnection.of(connection), KeyType.WHOLE_NUMBER);
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @Override
  public TestedStorage tested() {
    return tested;
  }

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
    view(portal, MANY);
    var before = rowsRead();
    assertThat(view(portal, MANY)).isEqualTo(SiteView.FULL);
    assertThat(rowsRead() - before).isPositive().isLessThan(FEW);
    var beforePage = rowsRead();
    var page = PageRequest.first(10);
    portal.door().accessQuestions().accessibleSites(contact(1), account(1), page);
    assertThat(rowsRead() - beforePage).isPositive().isLessThan(FEW * 2);
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

  private long rowsRead() throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("select pg_stat_force_next_flush()");
      statement.execute("select 1");
      try (var rows = statement.executeQuery(READ)) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
