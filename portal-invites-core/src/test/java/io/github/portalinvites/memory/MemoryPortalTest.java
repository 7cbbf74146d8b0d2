package io.github.portalinvites.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.testkit.Together;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class MemoryPortalTest {

  private static final Instant FINE = Instant.parse("2026-05-04T10:00:00.123456789Z");

  private final InMemoryStorage storage = new InMemoryStorage(InstantSource.fixed(FINE));

  @Test
  void nowIsCutToMicroseconds() {
    Instant now = storage.inTransaction(PortalId.DEFAULT, Stores::now);
    assertThat(now).isEqualTo(Instant.parse("2026-05-04T10:00:00.123456Z"));
  }

  @Test
  void snapshotRefusesToWrite() {
    assertThatThrownBy(() -> storage.inSnapshot(PortalId.DEFAULT, MemoryPortalTest::save))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void snapshotNeitherWaitsForATransactionNorSeesIt() {
    storage.inTransaction(
        PortalId.DEFAULT,
        stores -> {
          save(stores);
          Together.elsewhere(this::seesNothing);
          return true;
        });
  }

  @Test
  void transactionsDoNotNest() {
    assertThatThrownBy(() -> storage.inTransaction(PortalId.DEFAULT, stores -> nested()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(nested()).isTrue();
  }

  private void seesNothing() {
    boolean empty =
        storage.inSnapshot(PortalId.DEFAULT, stores -> stores.settings().load("a").isEmpty());
    assertThat(empty).isTrue();
  }

  private boolean nested() {
    return storage.inTransaction(PortalId.DEFAULT, MemoryPortalTest::save);
  }

  private static boolean save(Stores stores) {
    stores.settings().save("a", "1");
    return true;
  }
}
