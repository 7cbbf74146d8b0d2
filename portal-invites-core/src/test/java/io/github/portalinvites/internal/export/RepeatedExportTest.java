package io.github.portalinvites.internal.export;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.DetailsQuery;
import io.github.portalinvites.audience.ExportBrokenOffException;
import io.github.portalinvites.audience.ExportFormat;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.bulk.LedgerQuery;
import io.github.portalinvites.memory.InMemoryStorage;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.storage.contract.TestedStorage;
import io.github.portalinvites.testkit.TestPortal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Exports over a database that breaks their transaction off, so that it is done again. */
class RepeatedExportTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void rowsOfDetailsAreWrittenOnce() {
    var portal = new TestPortal(repeating()).ready().withSmallWorld();
    var audience = portal.door().audience();
    assertThatThrownBy(
            () ->
                audience.export(
                    DANA, AudienceFilter.everyone(), DetailsQuery.all(), ExportFormat.CSV, out))
        .isInstanceOf(ExportBrokenOffException.class);
    assertThat(out.toString(UTF_8).lines()).hasSize(15).doesNotHaveDuplicates();
  }

  @Test
  void rowsOfALedgerAreWrittenOnce() {
    var tested = repeating();
    var portal = new TestPortal(tested).ready().withSmallWorld();
    var run = portal.send(BulkInvite.to(AudienceFilter.division(tested.keys().division(1))));
    var bulk = portal.door().bulk();
    assertThatThrownBy(() -> bulk.export(DANA, run.id(), LedgerQuery.all(), ExportFormat.CSV, out))
        .isInstanceOf(ExportBrokenOffException.class);
    assertThat(out.toString(UTF_8).lines()).hasSize(12).doesNotHaveDuplicates();
  }

  @Test
  void exportOfWhichNothingWasWrittenIsDoneAgain() {
    var stream = new ExportStream(out);
    assertThatThrownBy(() -> stream.once(RepeatedExportTest::fail))
        .isInstanceOf(IllegalStateException.class);
    assertThat(stream.once(() -> 5)).isEqualTo(5);
  }

  @Test
  void failureOnTheWayIsToldWithItsCause() {
    var stream = new ExportStream(out);
    assertThatThrownBy(() -> stream.once(() -> write(stream) + fail()))
        .isInstanceOf(ExportBrokenOffException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  private static long fail() {
    throw new IllegalStateException("the database is gone");
  }

  private static long write(ExportStream stream) {
    try {
      stream.write(1);
      return 1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TestedStorage repeating() {
    var tested = TestedStorage.of(InMemoryStorage::new);
    return tested.with(new Repeating(tested.storage()));
  }

  /** Does the work of each snapshot twice, as if a database had broken it off at its end. */
  private record Repeating(PortalStorage storage) implements PortalStorage {

    @Override
    public <T> T inTransaction(PortalId portal, Function<Stores, T> work) {
      return storage.inTransaction(portal, work);
    }

    @Override
    public <T> T inSnapshot(PortalId portal, Function<Stores, T> work) {
      storage.inSnapshot(portal, work);
      return storage.inSnapshot(portal, work);
    }
  }
}
