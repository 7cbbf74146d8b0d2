package io.github.portalinvites.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpSettingsTest {

  private final SmtpSettings settings = SmtpSettings.of("mail.example", 587);

  @Test
  void neverSpeaksPlainUnlessTold() {
    assertThat(settings.security()).isEqualTo(SmtpSecurity.STARTTLS_REQUIRED);
    assertThat(SmtpSettings.of("mail.example", 25).security())
        .isEqualTo(SmtpSecurity.STARTTLS_REQUIRED);
    assertThat(SmtpSettings.of("mail.example", 465).security())
        .isEqualTo(SmtpSecurity.IMPLICIT_TLS);
  }

  @Test
  void neverShowsThePassword() {
    assertThat(settings.login("office", "s3cret").toString())
        .contains("office")
        .doesNotContain("s3cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "mail example", "mail.example\r\nMAIL FROM:<a@b.c>", "m\u00e4il.example"})
  void refusesWhatIsNoHost(String name) {
    assertThatThrownBy(() -> SmtpSettings.of(name, 25))
        .isInstanceOf(InvalidSmtpSettingsException.class);
    assertThatThrownBy(() -> settings.helloName(name))
        .isInstanceOf(InvalidSmtpSettingsException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 65_536})
  void refusesWhatIsNoPort(int port) {
    assertThatThrownBy(() -> SmtpSettings.of("mail.example", port))
        .isInstanceOf(InvalidSmtpSettingsException.class);
  }

  @Test
  void everythingEndsInTime() {
    assertThatThrownBy(() -> SmtpTimeouts.each(Duration.ZERO))
        .isInstanceOf(InvalidSmtpSettingsException.class);
    assertThatThrownBy(() -> SmtpTimeouts.each(Duration.ofHours(2)))
        .isInstanceOf(InvalidSmtpSettingsException.class);
    assertThatThrownBy(() -> new ConnectionLimits(0, Duration.ofMinutes(1)))
        .isInstanceOf(InvalidSmtpSettingsException.class);
  }

  @Test
  void tellsHowLongASendMayTake() {
    var sender =
        SmtpMailSender.connect(settings.timeouts(SmtpTimeouts.each(Duration.ofSeconds(10))));
    assertThat(sender.longestSend()).isEqualTo(Duration.ofSeconds(50));
  }
}
