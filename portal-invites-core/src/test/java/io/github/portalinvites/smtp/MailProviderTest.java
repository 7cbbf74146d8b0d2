package io.github.portalinvites.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailProviderTest {

  @Test
  void saysWhatToAddWhereThereIsNone() throws Exception {
    try (var without =
        new URLClassLoader(classPathWithoutAngus(), ClassLoader.getPlatformClassLoader())) {
      var connect =
          without
              .loadClass(SmtpMailSender.class.getName())
              .getMethod("connect", String.class, int.class);
      assertThatThrownBy(() -> connect.invoke(null, "mail.example", 587))
          .isInstanceOf(InvocationTargetException.class)
          .cause()
          .hasMessageContaining("org.eclipse.angus:angus-mail 2.0.4")
          .extracting(refused -> refused.getClass().getName())
          .isEqualTo(MailProviderException.class.getName());
    }
  }

  @Test
  void isContentWithTheOneInThisBuild() {
    assertThat(SmtpMailSender.connect("mail.example", 587)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1.0", "2.0.0", "2.0.3", "2.0.3-SNAPSHOT", "2.0.0.RC1"})
  void refusesWhatCanBeInjected(String version) {
    assertThatThrownBy(() -> MailProvider.refuseBefore204(version))
        .isInstanceOf(MailProviderException.class)
        .hasMessageContaining(version);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"2.0.4", "2.0.5", "2.0.30", "2.1.0", "3.0.0"})
  void takesLaterOnesAndThoseThatDoNotTell(String version) {
    assertThatCode(() -> MailProvider.refuseBefore204(version)).doesNotThrowAnyException();
  }

  private static URL[] classPathWithoutAngus() {
    var classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(classPath.split(File.pathSeparator))
        .filter(entry -> !entry.contains("angus-mail"))
        .map(MailProviderTest::toUrl)
        .toArray(URL[]::new);
  }

  private static URL toUrl(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
