package io.github.portalinvites.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.mail.SendResult.AddressRefused;
import io.github.portalinvites.mail.SendResult.Sent;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.testkit.TestMail;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecordingMailSenderTest {

  private final RecordingMailSender sender = new RecordingMailSender();
  private final TestMail ann = TestMail.to("Ann@example.org");
  private final TestMail bob = TestMail.to("bob@example.org");

  @Test
  void keepsWhatItAccepts() {
    assertThat(sender.open().send(ann)).isInstanceOf(Sent.class);
    assertThat(sender.sent()).containsExactly(ann);
    assertThat(sender.sentTo(EmailAddress.parse("Ann@EXAMPLE.org"))).containsExactly(ann);
    assertThat(sender.sentTo(EmailAddress.parse("bob@example.org"))).isEmpty();
  }

  @Test
  void answersAsTold() {
    var refused = new AddressRefused(ServerReply.of(550, "5.1.1 no such user"));
    sender.answering(mail -> refused);
    assertThat(sender.open().send(ann)).isEqualTo(refused);
    assertThat(sender.accepting().open().send(bob)).isInstanceOf(Sent.class);
    assertThat(sender.attempts()).containsExactly(ann, bob);
    assertThat(sender.sent()).containsExactly(bob);
  }

  @Test
  void countsOpenSessions() {
    var one = sender.open();
    var other = sender.open();
    one.close();
    one.close();
    assertThat(sender.openSessions()).isEqualTo(1);
    other.close();
    assertThat(sender.openSessions()).isZero();
  }

  @Test
  void losesNothingBetweenThreads() {
    IntStream.range(0, 500).parallel().forEach(n -> sender.open().send(ann));
    assertThat(sender.sent()).hasSize(500);
    sender.clear();
    assertThat(sender.attempts()).isEmpty();
  }
}
