package io.github.portalinvites.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.portalinvites.mail.MailSender;
import io.github.portalinvites.smtp.SmtpMailSender;
import io.github.portalinvites.smtp.SmtpSecurity;
import io.github.portalinvites.smtp.SmtpSettings;
import io.github.portalinvites.smtp.SmtpTimeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * A process of its own that sends what a database has queued, until the run has ended. It ends with
 * the process that started it, too.
 */
final class SendingProcess {

  static final int THREADS = 2;

  private static final Duration LEASE = Duration.ofSeconds(6);
  private static final List<String> QUICK_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m");

  private final Process process;

  private SendingProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param smtpPort of a mail server on 127.0.0.1
   * @param log where its output goes
   */
  static SendingProcess start(String jdbcUrl, int smtpPort, Path log) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ProcessBuilder(java);
    command.command().addAll(QUICK_START);
    command.command().addAll(List.of(SendingProcess.class.getName(), jdbcUrl, "" + smtpPort));
    command.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    command.redirectErrorStream(true);
    command.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      return new SendingProcess(command.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it at once, as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    exitCode();
  }

  /** Waits for its end. */
  int exitCode() {
    try {
      if (!process.waitFor(LiveTown.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("The process that sends does not end");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public static void main(String[] arguments) {
    endWithParent();
    LiveTown.send(
        LiveTown.door(database(arguments[0]), sender(Integer.parseInt(arguments[1])), LEASE)
            .senderThreads(THREADS),
        portal -> {});
    Runtime.getRuntime().halt(0);
  }

  private static void endWithParent() {
    var watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {}
              } catch (IOException gone) {
                throw new UncheckedIOException(gone);
              } finally {
                Runtime.getRuntime().halt(3);
              }
            });
    watch.setDaemon(true);
    watch.start();
  }

  private static DataSource database(String url) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername("postgres");
    config.setMaximumPoolSize(5);
    return new HikariDataSource(config);
  }

  static MailSender sender(int port) {
    return SmtpMailSender.connect(
        SmtpSettings.of("127.0.0.1", port)
            .security(SmtpSecurity.PLAIN)
            .helloName("tests.example")
            .timeouts(SmtpTimeouts.each(Duration.ofSeconds(20))));
  }
}
