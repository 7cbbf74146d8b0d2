package io.github.portalinvites.eml;

import io.github.portalinvites.mail.MailSender;
import io.github.portalinvites.mail.MailSession;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.SendResult.RelayTrouble;
import io.github.portalinvites.mail.SendResult.Sent;
import io.github.portalinvites.mail.ServerReply;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes each mail to a folder instead of sending it, as {@code
 * 20261103T081500.123456Z-000001-ann_example.org.eml}: sorted by name they stand in the order in
 * which they were written. A file appears whole or not at all, and none is ever written over.
 * Thread-safe, also with other processes that write to the folder by this class.
 *
 * <p>The files hold links and passwords: whoever can read the folder can accept the invitations.
 */
public final class EmlFolderSender implements MailSender {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final int MAX_RECIPIENT = 80;

  private final Path folder;
  private final InstantSource clock;
  private final AtomicLong sequence = new AtomicLong();

  private EmlFolderSender(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** Writes to {@code folder}, which is made when first needed. */
  public static EmlFolderSender to(Path folder) {
    return to(folder, InstantSource.system());
  }

  /** Writes to {@code folder} and takes the time in the files' names from {@code clock}. */
  public static EmlFolderSender to(Path folder, InstantSource clock) {
    return new EmlFolderSender(folder, clock);
  }

  @Override
  public MailSession open() {
    return new MailSession() {
      @Override
      public SendResult send(OutgoingMail mail) {
        return write(mail);
      }

      @Override
      public void close() {
        // Each file is closed when it is written.
      }
    };
  }

  private SendResult write(OutgoingMail mail) {
    var bytes = mail.bytes();
    var now = clock.instant();
    try {
      Files.createDirectories(folder);
      for (var name = nextName(mail, now); ; name = nextName(mail, now)) {
        if (writeNew(name, bytes)) {
          return new Sent(ServerReply.of(250, "2.0.0 written"));
        }
      }
    } catch (IOException failed) {
      var what = "%s in %s".formatted(failed.getClass().getSimpleName(), folder);
      return new RelayTrouble(ServerReply.none(what));
    }
  }

  /**
   * Holding the part file is the right to its name, since moving alone would write over another's
   * file.
   *
   * @return false if the name is taken
   */
  private boolean writeNew(String name, byte[] bytes) throws IOException {
    var part = folder.resolve("." + name + ".part");
    var file = folder.resolve(name);
    try {
      Files.write(part, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException another) {
      return false;
    }
    try {
      if (Files.exists(file)) {
        return false;
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private String nextName(OutgoingMail mail, Instant now) {
    var to = mail.recipient().address().deliverable().replaceAll("[^A-Za-z0-9.+-]", "_");
    var safe = to.length() > MAX_RECIPIENT ? to.substring(0, MAX_RECIPIENT) : to;
    return "%s-%06d-%s.eml".formatted(TIME.format(now), sequence.incrementAndGet(), safe);
  }
}
