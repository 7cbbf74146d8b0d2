package io.github.portalinvites.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
  void bothDoorsAreAsked() throws Exception {
    try (var database = Database.memory()) {
      assertThat(RequestTiming.run(database, 5, 1))
          .hasSize(3)
          .allSatisfy(each -> assertThat(each.first()).hasSameSizeAs(each.second()).hasSize(5));
    }
  }

  @Test
  void shareOfLongerOnesCountsTiesHalf() {
    assertThat(new RequestTiming.Timed(List.of(2.0, 3.0), List.of(1.0, 2.0)).auc())
        .isEqualTo(0.875);
  }

  @Test
  void messageIsComposed() {
    assertThat(new Composing().message()).isNotEmpty();
  }
}
