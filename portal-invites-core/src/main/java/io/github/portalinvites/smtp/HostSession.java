package io.github.portalinvites.smtp;

import static java.util.stream.Collectors.joining;

import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** The host's own Jakarta Mail session, made safe in a copy: the host's stays as it is. */
final class HostSession {

  private static final List<String> TIMEOUTS =
      List.of("connectiontimeout", "timeout", "writetimeout");
  private static final int SOCKS_PORT = 1080;

  private final Session host;
  private final String prefix;

  /**
   * @throws InvalidSmtpSettingsException if it does not speak SMTP, waits for ever or brings
   *     sockets of its own
   */
  HostSession(Session host) {
    this.host = host;
    var protocol = protocol(host);
    prefix = "mail." + protocol + ".";
    require(
        protocol.equals("smtp") || protocol.equals("smtps"),
        "mail.transport.protocol is smtp or smtps");
    TIMEOUTS.forEach(this::requireTimeout);
    unguarded()
        .forEach(
            name ->
                require(property(name) == null, prefix + name + " would leave replies unbounded"));
  }

  /** What the session sends by: {@code smtp} unless it says otherwise. */
  static String protocol(Session session) {
    var protocol = session.getProperty("mail.transport.protocol");
    return protocol == null ? "smtp" : protocol;
  }

  /** A copy for one mail session, that does not fall back from STARTTLS to plain. */
  Session guarded(ReplyGuard guard) {
    var properties = copy(host.getProperties());
    properties.remove(prefix + "chunksize");
    if (isOn("starttls.enable")) {
      properties.setProperty(prefix + "starttls.required", "true");
    }
    properties.setProperty(prefix + "socketFactory.fallback", "false");
    properties.put(prefix + "socketFactory", new GuardedSocketFactory(guard, proxy()));
    if (isImplicitTls() && property("ssl.socketFactory") instanceof SSLSocketFactory tls) {
      properties.put(prefix + "ssl.socketFactory", new GuardedTlsFactory(tls, guard));
    }
    var session = Session.getInstance(properties, askingTheHost());
    session.setDebugOut(host.getDebugOut());
    session.setDebug(host.getDebug());
    return session;
  }

  /** Host and port, as far as the session says. */
  String name() {
    var named = property("host");
    var server = named == null ? host.getProperty("mail.host") : named;
    return Stream.of(Optional.ofNullable(server), Optional.ofNullable(property("port")))
        .flatMap(Optional::stream)
        .map(Object::toString)
        .collect(joining(":"));
  }

  /** The session's own, and the default for a whole message. */
  SmtpTimeouts timeouts() {
    return new SmtpTimeouts(
        timeout("connectiontimeout"),
        timeout("timeout"),
        timeout("writetimeout"),
        SmtpTimeouts.DEFAULT.send());
  }

  private Duration timeout(String name) {
    return Duration.ofMillis(Long.parseLong(String.valueOf(property(name))));
  }

  private Stream<String> unguarded() {
    var always = Stream.of("socketFactory", "socketFactory.class", "usesocketchannels");
    return isImplicitTls() ? Stream.concat(always, Stream.of("ssl.socketFactory.class")) : always;
  }

  private Authenticator askingTheHost() {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return host.requestPasswordAuthentication(
            getRequestingSite(),
            getRequestingPort(),
            getRequestingProtocol(),
            getRequestingPrompt(),
            getDefaultUserName());
      }
    };
  }

  private Proxy proxy() {
    var socks = host.getProperty(prefix + "socks.host");
    if (socks == null) {
      return Proxy.NO_PROXY;
    }
    var port = host.getProperty(prefix + "socks.port");
    return new Proxy(
        Proxy.Type.SOCKS,
        new InetSocketAddress(socks, port == null ? SOCKS_PORT : Integer.parseInt(port)));
  }

  private boolean isImplicitTls() {
    return prefix.equals("mail.smtps.") || isOn("ssl.enable");
  }

  private boolean isOn(String name) {
    return String.valueOf(property(name)).equalsIgnoreCase("true");
  }

  private void requireTimeout(String name) {
    var millis = String.valueOf(property(name));
    require(
        millis.matches("0*[1-9][0-9]{0,8}"),
        prefix + name + " is not set, so that sending could wait for ever");
  }

  private @Nullable Object property(String name) {
    var value = host.getProperties().get(prefix + name);
    return value == null ? host.getProperty(prefix + name) : value;
  }

  /** With the values that a {@link Properties} inherits, which {@code putAll} leaves out. */
  private static Properties copy(Properties original) {
    var copy = new Properties();
    original
        .stringPropertyNames()
        .forEach(name -> copy.setProperty(name, original.getProperty(name)));
    copy.putAll(original);
    return copy;
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new InvalidSmtpSettingsException("Not usable for sending: " + message);
    }
  }
}
