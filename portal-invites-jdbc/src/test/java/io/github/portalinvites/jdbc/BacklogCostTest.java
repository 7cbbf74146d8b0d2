package io.github.portalinvites.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.storage.DeliveryStore;
import io.github.portalinvites.storage.DeliveryStore.Backlog;
import io.github.portalinvites.storage.contract.QueueContract;
import io.github.portalinvites.testkit.TestRuns;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** However many messages wait, asking how many reads a row for each chunk. */
class BacklogCostTest extends OwnConnection implements QueueContract {

  private static final int MANY = 20_000;
  private static final int CHUNK = 500;
  private static final int CHUNKS = 2 * MANY / CHUNK;
  private static final int FEW = 20;

  @Test
  void noMessageIsReadButTheFirstThatIsToBeTriedAgain() throws SQLException {
    var over = started(MANY, CHUNK);
    var retry = now().plusSeconds(60);
    workNext(each -> TestRuns.putOff(each, retry));
    change(over, RunState.FINISHED);
    started(MANY, CHUNK);
    workNext(each -> TestRuns.putOff(each, retry));
    workNext(TestRuns::sent);
    assertFewerRowsAreRead(
        CHUNKS + FEW,
        () ->
            assertThat(queue(DeliveryStore::backlog)).isEqualTo(new Backlog(MANY - CHUNK, now())));
  }
}
