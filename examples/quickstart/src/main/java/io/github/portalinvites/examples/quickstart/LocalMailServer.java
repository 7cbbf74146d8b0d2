package io.github.portalinvites.examples.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A mail server on loopback that keeps each mail as a file, takes its time as a relay does, and
 * knows no mailbox of {@link Town#CLOSED_PROVIDER}.
 */
final class LocalMailServer implements AutoCloseable {

  static final Duration TIME_PER_MAIL = Duration.ofMillis(10);

  private final Path folder;
  private final AtomicInteger received = new AtomicInteger();
  private final SMTPServer server;

  private LocalMailServer(Path folder) {
    this.folder = folder;
    this.server =
        SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .messageHandlerFactory(context -> new Receiver())
            .build();
  }

  static LocalMailServer keepingMailsIn(Path folder) throws IOException {
    Files.createDirectories(folder);
    var started = new LocalMailServer(folder);
    started.server.start();
    return started;
  }

  int port() {
    return server.getPortAllocated();
  }

  @Override
  public void close() {
    server.stop();
  }

  private final class Receiver implements MessageHandler {

    private String recipient = "";

    @Override
    public void from(String sender) {
      // welcome, whoever it is
    }

    @Override
    public void recipient(String address) throws RejectException {
      if (address.endsWith("@" + Town.CLOSED_PROVIDER)) {
        throw new RejectException(550, "5.1.1 No such mailbox here");
      }
      recipient = address;
    }

    @Override
    public String data(InputStream mail) throws IOException {
      var name = "%04d-%s.eml".formatted(received.incrementAndGet(), recipient.replace('@', '_'));
      Files.write(folder.resolve(name), mail.readAllBytes());
      takeTime();
      return "2.0.0 Ok";
    }

    @Override
    public void done() {
      // nothing is held
    }

    private void takeTime() throws IOException {
      try {
        Thread.sleep(TIME_PER_MAIL.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }
  }
}
