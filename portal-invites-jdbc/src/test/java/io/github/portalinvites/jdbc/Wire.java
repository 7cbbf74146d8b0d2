package io.github.portalinvites.jdbc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The way from this JVM to a server on 127.0.0.1, which a test can cut. */
final class Wire implements AutoCloseable {

  private static final String COMMITTED = "COMMIT\0";

  private final ServerSocket listening;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger refusing = new AtomicInteger();
  private final AtomicReference<String> unheard = new AtomicReference<>();
  private final AtomicInteger refused = new AtomicInteger();

  private Wire(int target) throws IOException {
    this.target = target;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /** A wire to a port of 127.0.0.1. */
  static Wire to(int port) {
    try {
      var wire = new Wire(port);
      inBackground(wire::acceptAll);
      return wire;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Breaks all connections, and the next so many as soon as they are made. */
  void cut(int next) {
    refusing.set(next);
    open.forEach(Wire::closeQuietly);
  }

  /** Lets connections be made again. */
  void mend() {
    refusing.set(0);
  }

  /** How many connections were broken as soon as they were made. */
  int refused() {
    return refused.get();
  }

  /**
   * Breaks the next connection over which PostgreSQL is about to answer the commit of a transaction
   * with {@code statement}: it is committed, and nobody hears of it.
   */
  void cutBeforeCommitIsAnswered(String statement) {
    unheard.set(statement);
  }

  /** Whether such a connection is yet to come. */
  boolean isWaitingForCommit() {
    return unheard.get() != null;
  }

  @Override
  public void close() throws IOException {
    listening.close();
    cut(0);
  }

  private void acceptAll() {
    try {
      while (true) {
        var client = listening.accept();
        if (refusing.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
          refused.incrementAndGet();
          closeQuietly(client);
        } else {
          connect(client);
        }
      }
    } catch (IOException closed) {
      open.forEach(Wire::closeQuietly);
    }
  }

  private void connect(Socket client) throws IOException {
    var server = new Socket(InetAddress.getLoopbackAddress(), target);
    open.add(client);
    open.add(server);
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
    var said = new AtomicReference<>("");
    inBackground(() -> pass(client, server, said, false));
    inBackground(() -> pass(server, client, said, true));
  }

  /**
   * Passes on what one side says.
   *
   * @param said by the client since its last commit
   */
  private void pass(Socket from, Socket to, AtomicReference<String> said, boolean isAnswer) {
    try (from;
        to) {
      var buffer = new byte[16_384];
      var in = from.getInputStream();
      var out = to.getOutputStream();
      for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        var text = new String(buffer, 0, read, ISO_8859_1);
        if (isAnswer && text.contains(COMMITTED) && isToBeUnheard(said)) {
          return;
        }
        if (!isAnswer && unheard.get() != null) {
          said.updateAndGet(before -> before + text);
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException cut) {
      // the other direction ends too
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private boolean isToBeUnheard(AtomicReference<String> said) {
    var statement = unheard.get();
    var heard = said.getAndSet("");
    return statement != null && heard.contains(statement) && unheard.compareAndSet(statement, null);
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void inBackground(Runnable work) {
    var thread = new Thread(work, "wire");
    thread.setDaemon(true);
    thread.start();
  }
}
