package io.github.portalinvites.internal.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.mail.MessageId;
import io.github.portalinvites.template.CredentialPolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What composing one message costs, from values to bytes, in processor time of one thread. */
@Tag("nightly")
class ComposingCostTest {

  private static final Logger LOG = LoggerFactory.getLogger(ComposingCostTest.class);
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 9;
  private static final int MESSAGES = 100_000;

  @Test
  void isAtMostTenMicroseconds() {
    var nanos = LongStream.generate(this::nanosPerMessage).limit(ROUNDS).sorted().toArray();
    LOG.warn(
        "Composing one message: {} ns (median of {} rounds, best {} ns)",
        nanos[ROUNDS / 2],
        ROUNDS,
        nanos[0]);
    assertThat(nanos[ROUNDS / 2]).isLessThan(10_000);
  }

  private long nanosPerMessage() {
    var letter = Letter.builtIn(Locale.ENGLISH, CredentialPolicy.BOTH);
    var compiled = letter.compile();
    var counted = new Counted();
    long start = CLOCK.getCurrentThreadCpuTime();
    for (int i = 0; i < MESSAGES; i++) {
      var values = letter.contactName("Zo\u00eb Lee " + i).values();
      var to = EmailAddress.parse("zoe." + i + "@lee.example");
      try {
        compiled
            .compose(
                values, to, MessageId.of("pi.r7." + i, "bugs.example"), Letter.NOW.plusMillis(i))
            .writeTo(counted);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    assertThat(counted.bytes).isGreaterThan(MESSAGES * 1000L);
    return (CLOCK.getCurrentThreadCpuTime() - start) / MESSAGES;
  }

  private static final class Counted extends OutputStream {

    private long bytes;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] b, int offset, int length) {
      bytes += length;
    }
  }
}
