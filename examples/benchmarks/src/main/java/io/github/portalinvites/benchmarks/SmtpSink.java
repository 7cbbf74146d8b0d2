package io.github.portalinvites.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A mail server on loopback that takes every message at once and forgets it. It answers {@code
 * VRFY} with how many messages and bytes it took.
 */
final class SmtpSink implements AutoCloseable {

  private final ServerSocket socket;
  private final AtomicLong messages = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();

  private SmtpSink(ServerSocket socket) {
    this.socket = socket;
  }

  /** Runs as a process of its own, until its input ends; its first line of output is its port. */
  public static void main(String[] args) throws IOException {
    try (var sink = start()) {
      System.out.println(sink.port());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }

  static SmtpSink start() throws IOException {
    var sink = new SmtpSink(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    daemon(sink::accept);
    return sink;
  }

  int port() {
    return socket.getLocalPort();
  }

  void took(long length) {
    messages.incrementAndGet();
    bytes.addAndGet(length);
  }

  String taken() {
    return messages + " " + bytes;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        var connection = socket.accept();
        daemon(() -> serve(connection));
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      new SinkConversation(this, connection).hold();
    } catch (IOException e) {
      System.err.println("The sink lost a connection: " + e);
    }
  }

  private static void daemon(Runnable work) {
    var thread = new Thread(work, "smtp-sink");
    thread.setDaemon(true);
    thread.start();
  }
}
