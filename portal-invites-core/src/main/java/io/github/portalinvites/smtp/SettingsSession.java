package io.github.portalinvites.smtp;

import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.net.Proxy;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The Jakarta Mail session that {@link SmtpSettings} describe. */
final class SettingsSession {

  private SettingsSession() {}

  static Session of(SmtpSettings settings, ReplyGuard guard) {
    var properties = new Properties();
    properties.setProperty("mail.smtp.host", settings.host());
    properties.setProperty("mail.smtp.port", Integer.toString(settings.port()));
    properties.setProperty("mail.smtp.quitwait", "false");
    if (settings.helloName() != null) {
      properties.setProperty("mail.smtp.localhost", settings.helloName());
    }
    putTimeouts(properties, settings.timeouts());
    putSockets(properties, settings, guard);
    return Session.getInstance(properties, putLogin(properties, settings.login()));
  }

  private static void putTimeouts(Properties properties, SmtpTimeouts timeouts) {
    properties.setProperty("mail.smtp.connectiontimeout", millis(timeouts.connect()));
    properties.setProperty("mail.smtp.timeout", millis(timeouts.read()));
    properties.setProperty("mail.smtp.writetimeout", millis(timeouts.write()));
  }

  private static String millis(Duration time) {
    return Long.toString(time.toMillis());
  }

  private static void putSockets(Properties properties, SmtpSettings settings, ReplyGuard guard) {
    boolean implicit = settings.security() == SmtpSecurity.IMPLICIT_TLS;
    boolean startTls = settings.security() == SmtpSecurity.STARTTLS_REQUIRED;
    properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(implicit));
    properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls));
    properties.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    properties.setProperty("mail.smtp.socketFactory.fallback", "false");
    properties.put("mail.smtp.socketFactory", new GuardedSocketFactory(guard, Proxy.NO_PROXY));
    if (settings.tls() != null) {
      var tls = settings.tls().getSocketFactory();
      properties.put(
          "mail.smtp.ssl.socketFactory", implicit ? new GuardedTlsFactory(tls, guard) : tls);
    }
  }

  private static @Nullable Authenticator putLogin(
      Properties properties, @Nullable SmtpLogin login) {
    if (login == null) {
      return null;
    }
    properties.setProperty("mail.smtp.auth", "true");
    properties.setProperty("mail.smtp.user", login.user());
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(login.user(), login.password());
      }
    };
  }
}
