package io.github.portalinvites.jdbc;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.bulk.TownContract;
import io.github.portalinvites.privacy.ForgetOutcome;
import io.github.portalinvites.testkit.TestPortal;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** However many contacts a run has, forgetting one of them reads a few rows. */
class ForgetCostTest extends OwnConnection implements TownContract {

  private static final int MANY = 3_000;
  private static final int FEW = 300;

  @Test
  void ofWhomMailWaitsAndOfWhomItWasSent() throws SQLException {
    var portal = town(MANY);
    portal.start(invite());
    for (int i = 0; i < 20; i++) {
      portal.door().worker().runOnce();
    }
    try (var statement = connection().createStatement()) {
      statement.execute("analyze");
    }
    assertFewRowsAreRead(portal, 1);
    assertFewRowsAreRead(portal, MANY);
  }

  private void assertFewRowsAreRead(TestPortal portal, int contact) throws SQLException {
    portal.door().audienceUpkeep().catchUp();
    assertFewerRowsAreRead(
        FEW,
        () ->
            assertThat(portal.door().privacy().forget(DANA, contact(contact)))
                .isEqualTo(ForgetOutcome.FORGOTTEN));
  }
}
