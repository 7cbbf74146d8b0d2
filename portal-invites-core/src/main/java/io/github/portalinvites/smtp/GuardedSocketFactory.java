package io.github.portalinvites.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.Socket;
import javax.net.SocketFactory;

/** Makes the sockets of one mail session. Jakarta Mail connects them and puts TLS on top. */
final class GuardedSocketFactory extends SocketFactory {

  private final ReplyGuard guard;
  private final Proxy proxy;

  GuardedSocketFactory(ReplyGuard guard, Proxy proxy) {
    this.guard = guard;
    this.proxy = proxy;
  }

  @Override
  public Socket createSocket() throws IOException {
    var raw = new Socket(proxy);
    raw.setTcpNoDelay(true);
    return new GuardedSocket(raw, guard);
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw onlyUnconnected();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw onlyUnconnected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw onlyUnconnected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw onlyUnconnected();
  }

  private static UnsupportedOperationException onlyUnconnected() {
    return new UnsupportedOperationException("Jakarta Mail connects by itself");
  }
}
