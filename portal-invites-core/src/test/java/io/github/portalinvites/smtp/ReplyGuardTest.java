package io.github.portalinvites.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReplyGuardTest {

  private static final int READ_TIMEOUT = 10_000;

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final ReplyGuard guard = new ReplyGuard(Duration.ofSeconds(60), nanos::get);

  @Test
  void aReplyThatDripsInTimeForEachReadEndsAllTheSame() throws IOException {
    for (int second = 0; second < 10; second++) {
      assertThat(guard.beforeRead(READ_TIMEOUT)).isEqualTo(READ_TIMEOUT - second * 1000);
      guard.afterRead(1);
      pass(Duration.ofSeconds(1));
    }
    assertThatThrownBy(() -> guard.beforeRead(READ_TIMEOUT))
        .isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void eachReplyHasItsOwnTime() throws IOException {
    guard.beforeRead(READ_TIMEOUT);
    pass(Duration.ofSeconds(9));
    guard.beforeWrite();
    assertThat(guard.beforeRead(READ_TIMEOUT)).isEqualTo(READ_TIMEOUT);
  }

  @Test
  void aSendIsTimedAsAWhole() throws IOException {
    pass(Duration.ofSeconds(55));
    guard.beforeWrite();
    assertThat(guard.beforeRead(READ_TIMEOUT)).isEqualTo(5_000);
    pass(Duration.ofSeconds(5));
    assertThatThrownBy(guard::beforeWrite).isInstanceOf(SocketTimeoutException.class);
    guard.startSend();
    guard.beforeWrite();
  }

  @Test
  void aReplyHasALimitAndTheNextOneBeginsAnew() throws IOException {
    guard.afterRead(ReplyGuard.MAX_REPLY);
    guard.beforeWrite();
    guard.afterRead(ReplyGuard.MAX_REPLY);
    assertThatThrownBy(() -> guard.afterRead(1)).isInstanceOf(EndlessReplyException.class);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
