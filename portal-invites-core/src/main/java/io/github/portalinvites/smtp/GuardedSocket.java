package io.github.portalinvites.smtp;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;

/** A socket whose reads and writes ask a {@link ReplyGuard}. The rest is the raw socket's. */
final class GuardedSocket extends Socket {

  private final Socket raw;
  private final ReplyGuard guard;
  private int readTimeout;

  GuardedSocket(Socket raw, ReplyGuard guard) throws SocketException {
    this.raw = raw;
    this.guard = guard;
    readTimeout = raw.getSoTimeout();
    guard.guards(raw);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(raw.getInputStream()) {
      @Override
      public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        raw.setSoTimeout(guard.beforeRead(readTimeout));
        int read = in.read(bytes, from, length);
        guard.afterRead(read);
        return read;
      }
    };
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new FilterOutputStream(raw.getOutputStream()) {
      @Override
      public void write(int oneByte) throws IOException {
        guard.beforeWrite();
        out.write(oneByte);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        guard.beforeWrite();
        out.write(bytes, from, length);
      }
    };
  }

  @Override
  public synchronized void setSoTimeout(int millis) {
    readTimeout = millis;
  }

  @Override
  public synchronized int getSoTimeout() {
    return readTimeout;
  }

  @Override
  public void connect(SocketAddress to, int millis) throws IOException {
    raw.connect(to, millis);
  }

  @Override
  public void connect(SocketAddress to) throws IOException {
    raw.connect(to);
  }

  @Override
  public void bind(SocketAddress local) throws IOException {
    raw.bind(local);
  }

  @Override
  public synchronized void close() throws IOException {
    raw.close();
  }

  @Override
  public void shutdownInput() throws IOException {
    raw.shutdownInput();
  }

  @Override
  public void shutdownOutput() throws IOException {
    raw.shutdownOutput();
  }

  @Override
  public boolean isConnected() {
    return raw.isConnected();
  }

  @Override
  public boolean isBound() {
    return raw.isBound();
  }

  @Override
  public boolean isClosed() {
    return raw.isClosed();
  }

  @Override
  public boolean isInputShutdown() {
    return raw.isInputShutdown();
  }

  @Override
  public boolean isOutputShutdown() {
    return raw.isOutputShutdown();
  }

  @Override
  public InetAddress getInetAddress() {
    return raw.getInetAddress();
  }

  @Override
  public InetAddress getLocalAddress() {
    return raw.getLocalAddress();
  }

  @Override
  public int getPort() {
    return raw.getPort();
  }

  @Override
  public int getLocalPort() {
    return raw.getLocalPort();
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return raw.getRemoteSocketAddress();
  }

  @Override
  public SocketAddress getLocalSocketAddress() {
    return raw.getLocalSocketAddress();
  }

  @Override
  public void setTcpNoDelay(boolean on) throws SocketException {
    raw.setTcpNoDelay(on);
  }

  @Override
  public boolean getTcpNoDelay() throws SocketException {
    return raw.getTcpNoDelay();
  }

  @Override
  public void setSoLinger(boolean on, int seconds) throws SocketException {
    raw.setSoLinger(on, seconds);
  }

  @Override
  public int getSoLinger() throws SocketException {
    return raw.getSoLinger();
  }

  @Override
  public String toString() {
    return raw.toString();
  }
}
