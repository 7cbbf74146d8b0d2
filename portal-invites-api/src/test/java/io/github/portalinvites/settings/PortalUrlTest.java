package io.github.portalinvites.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortalUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "portal.example",
        "http://portal.example",
        "http://localhost.evil.test",
        "http://127.0.0.1.evil.test",
        "javascript:alert(1)",
        "https:///welcome",
        "https://user:pw@portal.example",
        "https://portal.example/#top",
        "https://portal.example/\r\nX: y",
        "https://p\u00f6rtal.example",
        "//portal.example",
        "ftp://portal.example"
      })
  void refusesWhatIsNotSafeToMail(String url) {
    assertThatThrownBy(() -> SystemOptions.DEFAULT.portalUrl(url))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("The system option \"customer portal URL\" ");
  }

  @ParameterizedTest
  @CsvSource({
    "https://portal.example, https://portal.example?invitation=pi1_x",
    "https://portal.example/in, https://portal.example/in?invitation=pi1_x",
    "HTTPS://portal.example/in?lang=en, HTTPS://portal.example/in?lang=en&invitation=pi1_x",
    "http://localhost:8080/, http://localhost:8080/?invitation=pi1_x",
    "http://[::1]/, http://[::1]/?invitation=pi1_x"
  })
  void isTheBaseOfLinks(String url, String link) {
    assertThat(PortalUrl.of(url).invitation("pi1_x")).hasToString(link);
  }

  @Test
  void inviteFromIsAnAddress() {
    assertThatThrownBy(() -> SystemOptions.DEFAULT.inviteFrom("Bob <bob@x.example>"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("account invite from email");
  }
}
