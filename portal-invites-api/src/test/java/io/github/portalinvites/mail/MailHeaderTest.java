package io.github.portalinvites.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailHeaderTest {

  @ParameterizedTest
  @ValueSource(strings = {"x\r\nBcc: y", "x\nBcc: y", "x\u010aBcc: y", "x\u0000", "\u00e4"})
  void aValueStaysInItsLine(String value) {
    assertThatThrownBy(() -> new MailHeader("Subject", value))
        .isInstanceOf(InvalidMailHeaderException.class)
        .hasMessageContaining("Subject");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bcc: x", "Sub ject", "Subject\r\n", "S\u00fc"})
  void aNameIsOneWord(String name) {
    assertThatThrownBy(() -> new MailHeader(name, "x"))
        .isInstanceOf(InvalidMailHeaderException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a@b", "<a>", "<@b>", "<a@>", "<a b@c>", "<a@b>\r\nBcc: x", "<a@b@c>", "<>"})
  void aMessageIdIsNothingElse(String value) {
    assertThatThrownBy(() -> new MessageId(value)).isInstanceOf(InvalidMailHeaderException.class);
  }

  @Test
  void aMessageIdShowsItsBrackets() {
    assertThat(MessageId.of("i7.2", "example.org")).hasToString("<i7.2@example.org>");
  }
}
