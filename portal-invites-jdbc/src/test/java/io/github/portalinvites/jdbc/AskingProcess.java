package io.github.portalinvites.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.registration.ContactMaker;
import io.github.portalinvites.registration.RegistrationPolicy;
import io.github.portalinvites.storage.contract.TestedStorage;
import io.github.portalinvites.testkit.Keys;
import io.github.portalinvites.testkit.MutableClock;
import io.github.portalinvites.testkit.TestPortal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process of its own at whose door strangers guess, and which then works; it starts at a word.
 */
final class AskingProcess {

  /** How the process ends that dies in the middle of a request. */
  static final int DEAD = 9;

  /** The contact that it was making. */
  static final ContactId HALF_MADE = ContactId.of(AskingProcess.NUMBER);

  private static final long NUMBER = 1_000_000;

  private static final String READY = "ready";
  private static final List<String> QUICK_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m");

  private final Process process;

  private AskingProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts one, and waits until it is ready to go.
   *
   * @param first the number of its first stranger
   */
  static AskingProcess start(String jdbcUrl, PortalId portal, int strangers, int first) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ProcessBuilder(java);
    command.command().addAll(QUICK_START);
    command
        .command()
        .addAll(
            List.of(
                AskingProcess.class.getName(),
                jdbcUrl,
                portal.toString(),
                "" + strangers,
                "" + first));
    command.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    command.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      var started = new AskingProcess(command.start());
      started.awaitReady();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady() throws IOException {
    var output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    var line = output.readLine();
    while (!READY.equals(line)) {
      if (line == null) {
        throw new AssertionError("The process that asks does not come up");
      }
      line = output.readLine();
    }
  }

  /** Has it begin. */
  void go() {
    try {
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for its end. */
  int exitCode() {
    try {
      if (!process.waitFor(LiveTown.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("The process that asks does not end");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public static void main(String[] arguments) throws IOException {
    var strangers = Integer.parseInt(arguments[2]);
    var portal =
        new TestPortal(
            tested(arguments[0], PortalId.of(arguments[1])),
            builder ->
                builder.selfRegistration(
                    RegistrationPolicy.DEFAULT.contactMaker(new DyingMaker())));
    // the first look at the database takes long
    portal.door().settings().load();
    System.out.println(READY);
    if (System.in.read() < 0) {
      Runtime.getRuntime().halt(3);
    }
    if (strangers > 0) {
      Strangers.guess(strangers, Integer.parseInt(arguments[3]), 1, portal);
    }
    portal.work();
    Runtime.getRuntime().halt(0);
  }

  /** By a clock that stands where that of the tests does. */
  private static TestedStorage tested(String url, PortalId portal) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername("postgres");
    config.setMaximumPoolSize(20);
    var clock = new MutableClock();
    var storage = JdbiStorage.builder(new HikariDataSource(config)).clock(clock).build();
    return new TestedStorage(storage, clock, portal, new Keys(KeyType.WHOLE_NUMBER));
  }

  /**
   * Ends the process between the contact, which it makes, and the link, as {@code kill -9} does.
   */
  private static final class DyingMaker implements ContactMaker {

    private static final String INSERT =
        """
        insert into pi_contact (portal_id, contact_id, full_name, portal_access)
        values (?, ?, 'Half Made', true)
        """;

    @Override
    public ContactId create(NewContact contact, @Nullable Connection transaction) {
      try (var statement = Objects.requireNonNull(transaction).prepareStatement(INSERT)) {
        statement.setString(1, contact.portal().toString());
        statement.setLong(2, NUMBER);
        statement.execute();
        return HALF_MADE;
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void link(NewLink link, @Nullable Connection transaction) {
      Runtime.getRuntime().halt(DEAD);
    }
  }
}
