package io.github.portalinvites.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The benchmarks run; what they measure here says nothing. */
class BenchmarksTest {

  @Test
  void bothSendersReachTheSink() throws Exception {
    try (var database = Database.memory()) {
      assertThat(EndToEnd.run(database, 50, 2, 1)).hasSize(1);
    }
  }

  @Test
  void directoryIsLoadedAndSynced() throws Exception {
    try (var database = Database.memory();
        var portal = Figures.portal(database.storage()).build()) {
      var round = BulkLoad.round(portal, BulkLoad.customers(110));
      assertThat(round.links()).isPositive();
      assertThat(round.synced()).isPositive();
    }
  }

  @Test
  void messageIsComposed() {
    assertThat(new Composing().message()).isNotEmpty();
  }
}
