package io.github.portalinvites.smtp;

import io.github.portalinvites.mail.MailSender;
import io.github.portalinvites.mail.MailSession;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.function.Function;

/**
 * Sends over SMTP. Needs angus-mail 2.0.4 or later on the class path. Thread-safe; each session
 * keeps one connection.
 *
 * <p>A reply is read up to 64 KiB and for the read timeout; what is longer is no reply. Looking up
 * a host's name is the one thing that Java cannot time.
 */
public final class SmtpMailSender implements MailSender {

  private final String name;
  private final Function<ReplyGuard, Session> relay;
  private final SmtpTimeouts timeouts;
  private final ConnectionLimits limits;

  private SmtpMailSender(
      String name,
      Function<ReplyGuard, Session> relay,
      SmtpTimeouts timeouts,
      ConnectionLimits limits) {
    MailProvider.check();
    this.name = name;
    this.relay = relay;
    this.timeouts = timeouts;
    this.limits = limits;
  }

  /**
   * A mail server without AUTH, with STARTTLS required (implicit TLS on port 465) and the default
   * limits.
   *
   * @throws MailProviderException if no usable angus-mail is on the class path
   * @throws InvalidSmtpSettingsException if host or port are none
   */
  public static SmtpMailSender connect(String host, int port) {
    return connect(SmtpSettings.of(host, port));
  }

  /**
   * A mail server reached as {@code settings} say.
   *
   * @throws MailProviderException if no usable angus-mail is on the class path
   */
  public static SmtpMailSender connect(SmtpSettings settings) {
    return new SmtpMailSender(
        "%s:%d".formatted(settings.host(), settings.port()),
        guard -> SettingsSession.of(settings, guard),
        settings.timeouts(),
        settings.limits());
  }

  /**
   * The mail server of the host's own session, which is left as it is. Its host, login, TLS and
   * proxy properties hold, but where it enables STARTTLS it is required. In debug mode it prints
   * the mails with their secrets.
   *
   * @throws MailProviderException if no usable angus-mail is on the class path
   * @throws InvalidSmtpSettingsException if it is not for smtp or smtps, lacks one of the three
   *     timeouts, or brings a socket factory of its own
   */
  public static SmtpMailSender over(Session session) {
    MailProvider.check();
    var host = new HostSession(session);
    return new SmtpMailSender(
        host.name(), host::guarded, host.timeouts(), ConnectionLimits.DEFAULT);
  }

  @Override
  public MailSession open() {
    var guard = new ReplyGuard(timeouts.send(), System::nanoTime);
    return new SmtpMailSession(relay.apply(guard), guard, limits, System::nanoTime);
  }

  /** Host and port of the mail server. */
  @Override
  public String name() {
    return name;
  }

  /** The send timeout, and one connect and write that may have begun just before it was over. */
  @Override
  public Duration longestSend() {
    return timeouts.send().plus(timeouts.connect()).plus(timeouts.write());
  }
}
