package io.github.portalinvites.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/** Puts a host's own TLS over guarded sockets where TLS is spoken from the first byte. */
final class GuardedTlsFactory extends SSLSocketFactory {

  private final SSLSocketFactory tls;
  private final ReplyGuard guard;

  GuardedTlsFactory(SSLSocketFactory tls, ReplyGuard guard) {
    this.tls = tls;
    this.guard = guard;
  }

  @Override
  public Socket createSocket(Socket raw, String host, int port, boolean autoClose)
      throws IOException {
    return tls.createSocket(new GuardedSocket(raw, guard), host, port, autoClose);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return tls.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return tls.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw onlyOverAnother();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw onlyOverAnother();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw onlyOverAnother();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw onlyOverAnother();
  }

  private static UnsupportedOperationException onlyOverAnother() {
    return new UnsupportedOperationException("Jakarta Mail connects by itself");
  }
}
