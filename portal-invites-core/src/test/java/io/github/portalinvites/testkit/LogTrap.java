package io.github.portalinvites.testkit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Keeps every line that any logger writes, with its stack traces; and apart from these the ones of
 * the mail library, which has loggers of its own.
 */
public final class LogTrap extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<String> ofTheMailLibrary = new CopyOnWriteArrayList<>();
  private final Handler handler = new MailHandler();
  private final List<java.util.logging.Logger> mailLoggers =
      Stream.of("org.eclipse.angus", "jakarta.mail", "com.sun.mail")
          .map(java.util.logging.Logger::getLogger)
          .toList();
  private final Level level;
  private Level before;

  /**
   * @param level from which on it keeps
   */
  public LogTrap(Level level) {
    this.level = level;
  }

  public void set() {
    before = root.getLevel();
    setContext(root.getLoggerContext());
    start();
    root.addAppender(this);
    root.setLevel(level);
    mailLoggers.forEach(
        logger -> {
          logger.addHandler(handler);
          logger.setLevel(java.util.logging.Level.ALL);
        });
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }

  public List<String> ofTheMailLibrary() {
    return List.copyOf(ofTheMailLibrary);
  }

  @Override
  public void close() {
    root.setLevel(before);
    root.detachAppender(this);
    stop();
    mailLoggers.forEach(
        logger -> {
          logger.removeHandler(handler);
          logger.setLevel(null);
        });
  }

  @Override
  protected void append(ILoggingEvent event) {
    var thrown = event.getThrowableProxy();
    lines.add(
        event.getFormattedMessage()
            + (thrown == null ? "" : "\n" + ThrowableProxyUtil.asString(thrown)));
  }

  private final class MailHandler extends Handler {

    @Override
    public void publish(LogRecord line) {
      ofTheMailLibrary.add(new SimpleFormatter().formatMessage(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
