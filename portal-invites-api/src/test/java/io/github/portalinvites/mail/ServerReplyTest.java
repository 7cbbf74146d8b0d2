package io.github.portalinvites.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerReplyTest {

  @Test
  void readsTheEnhancedCodeOffTheText() {
    var reply = ServerReply.of(550, "5.1.1 no such user");
    assertThat(reply.enhancedCode()).isEqualTo("5.1.1");
    assertThat(reply.text()).isEqualTo("no such user");
    assertThat(reply).hasToString("550 5.1.1 no such user");
  }

  @Test
  void doesWithoutAnEnhancedCode() {
    assertThat(ServerReply.of(250, "5 messages queued")).hasToString("250 5 messages queued");
    assertThat(ServerReply.of(250, "2.0.0")).hasToString("250 2.0.0");
    assertThat(ServerReply.of(250, "")).hasToString("250");
  }

  @Test
  void noReplySaysWhatHappened() {
    assertThat(ServerReply.none("connection refused")).hasToString("connection refused");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<ann@example.org>: unknown",
        "unknown ann@example.org",
        "RCPT TO:<ann@example.org>"
      })
  void masksAddresses(String text) {
    assertThat(ServerReply.of(550, text).text()).contains("***@example.org").doesNotContain("ann");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spam: https://p.example/pi1_0TFL1rjUAzs4_KCxo2rqECr3xsPKRdiPRQ6pyAivqOU?x",
        "spam: https://p.example/pi1_0TFL1rjUAzs4_KCxo",
        "spam: type SE34-BB6A-X34E-790R-E1SM-FM1H there"
      })
  void secretsOfAQuotedMailAreMasked(String text) {
    assertThat(ServerReply.of(554, text).text())
        .contains("***")
        .doesNotContain("0TFL")
        .doesNotContain("SE34")
        .doesNotContain("FM1H");
  }

  @Test
  void anEndlessTextIsCut() {
    assertThat(ServerReply.of(550, "a".repeat(10_000_000)).text()).hasSize(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 199, 600})
  void refusesWhatIsNoCode(int code) {
    assertThatThrownBy(() -> ServerReply.of(code, "")).isInstanceOf(IllegalArgumentException.class);
  }
}
