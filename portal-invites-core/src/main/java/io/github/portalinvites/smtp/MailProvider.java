package io.github.portalinvites.smtp;

import java.io.IOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The implementation of Jakarta Mail that the host brings: angus-mail, 2.0.4 or later. */
final class MailProvider {

  private static final String TRANSPORT = "org.eclipse.angus.mail.smtp.SMTPTransport";
  private static final String VERSION_FILE =
      "/META-INF/maven/org.eclipse.angus/smtp/pom.properties";
  private static final String WHAT_TO_DO = "; add org.eclipse.angus:angus-mail 2.0.4 or later";

  private MailProvider() {}

  /**
   * @throws MailProviderException if there is none, or one whose version is known to be too old
   */
  static void check() {
    try {
      var transport = Class.forName(TRANSPORT, false, MailProvider.class.getClassLoader());
      refuseBefore204(versionOf(transport));
    } catch (ClassNotFoundException | LinkageError missing) {
      throw new MailProviderException("No Jakarta Mail provider is on the class path" + WHAT_TO_DO);
    }
  }

  /** Before 2.0.4 a recipient's address can inject SMTP commands. */
  static void refuseBefore204(@Nullable String version) {
    if (version != null && version.matches("1\\..*|2\\.0\\.[0-3]([^0-9].*)?")) {
      throw new MailProviderException("angus-mail %s is not safe%s".formatted(version, WHAT_TO_DO));
    }
  }

  /** Null where the jar was repacked and does not tell. */
  private static @Nullable String versionOf(Class<?> transport) {
    try (var file = transport.getResourceAsStream(VERSION_FILE)) {
      var properties = new Properties();
      if (file != null) {
        properties.load(file);
      }
      return properties.getProperty("version");
    } catch (IOException unreadable) {
      return null;
    }
  }
}
