package io.github.portalinvites.smtp;

import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How a mail server is reached. The server's certificate must be trusted and name {@code host}.
 *
 * @param host its name or address
 * @param port 1 to 65535
 * @param security [implicit TLS on port 465, else STARTTLS required]
 * @param tls whom to trust; null for the JVM's own choice
 * @param login null to send without AUTH
 * @param helloName how we name ourselves to it; null for this machine's name
 */
public record SmtpSettings(
    String host,
    int port,
    SmtpSecurity security,
    @Nullable SSLContext tls,
    @Nullable SmtpLogin login,
    @Nullable String helloName,
    SmtpTimeouts timeouts,
    ConnectionLimits limits) {

  private static final int IMPLICIT_TLS_PORT = 465;
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:\\[\\]-]{1,253}");

  /**
   * @throws InvalidSmtpSettingsException if host, port or name are none
   */
  public SmtpSettings {
    require(HOST.matcher(host).matches(), "The mail server's host is not a host name");
    require(port > 0 && port <= 65_535, "The mail server's port is 1 to 65535");
    require(
        helloName == null || HOST.matcher(helloName).matches(), "The EHLO name is not a host name");
  }

  /** A server with the defaults. */
  public static SmtpSettings of(String host, int port) {
    var security =
        port == IMPLICIT_TLS_PORT ? SmtpSecurity.IMPLICIT_TLS : SmtpSecurity.STARTTLS_REQUIRED;
    return new SmtpSettings(
        host, port, security, null, null, null, SmtpTimeouts.DEFAULT, ConnectionLimits.DEFAULT);
  }

  public SmtpSettings security(SmtpSecurity kind) {
    return new SmtpSettings(host, port, kind, tls, login, helloName, timeouts, limits);
  }

  /** Trusts whom {@code context} trusts, e.g. a company's own certificate authority. */
  public SmtpSettings trusting(SSLContext context) {
    return new SmtpSettings(host, port, security, context, login, helloName, timeouts, limits);
  }

  public SmtpSettings login(String user, String password) {
    return new SmtpSettings(
        host, port, security, tls, new SmtpLogin(user, password), helloName, timeouts, limits);
  }

  public SmtpSettings helloName(String name) {
    return new SmtpSettings(host, port, security, tls, login, name, timeouts, limits);
  }

  public SmtpSettings timeouts(SmtpTimeouts times) {
    return new SmtpSettings(host, port, security, tls, login, helloName, times, limits);
  }

  public SmtpSettings limits(ConnectionLimits most) {
    return new SmtpSettings(host, port, security, tls, login, helloName, timeouts, most);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new InvalidSmtpSettingsException(message);
    }
  }
}
