package io.github.portalinvites.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * A mail server on a free port of 127.0.0.1 that follows a script. Without one it accepts
 * everything.
 *
 * <pre>{@code
 * try (var server = ScriptedSmtpServer.start().onRcpt("550 5.1.1 no such user")) {
 *   send(mail, server.port());
 *   assertThat(server.received()).isEmpty();
 * }
 * }</pre>
 *
 * The script may change while mails arrive; it holds for the next command.
 */
public final class ScriptedSmtpServer implements AutoCloseable {

  private final ServerSocket listening;
  private final Map<SmtpStep, Function<String, SmtpScriptAnswer>> script =
      new ConcurrentHashMap<>();
  private final List<String> extensions = new CopyOnWriteArrayList<>();
  private final List<ReceivedMail> received = new CopyOnWriteArrayList<>();
  private final List<ReceivedMail> arrived = new CopyOnWriteArrayList<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile SSLContext startTls;
  private volatile SSLContext implicitTls;

  private ScriptedSmtpServer() {
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  public static ScriptedSmtpServer start() {
    var server = new ScriptedSmtpServer();
    inBackground("smtp-accept", server::acceptAll);
    return server;
  }

  public ScriptedSmtpServer on(SmtpStep step, SmtpScriptAnswer answer) {
    return on(step, command -> answer);
  }

  /** Answers by the command line, or after the final dot by the message's text. */
  public ScriptedSmtpServer on(SmtpStep step, Function<String, SmtpScriptAnswer> answer) {
    script.put(step, answer);
    return this;
  }

  public ScriptedSmtpServer onMail(String reply) {
    return on(SmtpStep.MAIL, SmtpScriptAnswer.reply(reply));
  }

  public ScriptedSmtpServer onRcpt(String reply) {
    return on(SmtpStep.RCPT, SmtpScriptAnswer.reply(reply));
  }

  /** Answers each recipient by its address; null for the usual answer. */
  public ScriptedSmtpServer onRcpt(Function<String, String> replyByAddress) {
    return on(
        SmtpStep.RCPT,
        command -> replyOrUsual(SmtpStep.RCPT, replyByAddress.apply(addressIn(command))));
  }

  public ScriptedSmtpServer onData(String reply) {
    return on(SmtpStep.DATA, SmtpScriptAnswer.reply(reply));
  }

  public ScriptedSmtpServer onMessage(String reply) {
    return on(SmtpStep.MESSAGE, SmtpScriptAnswer.reply(reply));
  }

  /** Forgets the script, so that everything is accepted again. */
  public ScriptedSmtpServer acceptEverything() {
    script.clear();
    return this;
  }

  public ScriptedSmtpServer offering(String extension) {
    extensions.add(extension);
    return this;
  }

  public ScriptedSmtpServer withStartTls(SSLContext tls) {
    startTls = tls;
    return this;
  }

  public ScriptedSmtpServer withImplicitTls(SSLContext tls) {
    implicitTls = tls;
    return this;
  }

  public String host() {
    return "127.0.0.1";
  }

  public int port() {
    return listening.getLocalPort();
  }

  /** The mails that were accepted, in their order. */
  public List<ReceivedMail> received() {
    return List.copyOf(received);
  }

  /** The mails that came up to their final dot, whatever was answered. */
  public List<ReceivedMail> arrived() {
    return List.copyOf(arrived);
  }

  /** Every command line of every connection. */
  public List<String> commands() {
    return List.copyOf(commands);
  }

  /** How many connections were made so far. */
  public int connections() {
    return connections.get();
  }

  /** Breaks every open connection; new ones are taken. */
  public void hangUp() {
    open.forEach(ScriptedSmtpServer::closeQuietly);
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    } finally {
      hangUp();
    }
  }

  SmtpScriptAnswer answer(SmtpStep step, String command) {
    var scripted = script.get(step);
    return scripted != null ? scripted.apply(command) : usual(step);
  }

  boolean isScripted(SmtpStep step) {
    return script.containsKey(step);
  }

  List<String> extensions() {
    return startTls == null ? extensions : with("STARTTLS");
  }

  SSLContext startTls() {
    return startTls;
  }

  void heard(String command) {
    commands.add(command);
  }

  void arrived(ReceivedMail mail, boolean accepted) {
    arrived.add(mail);
    if (accepted) {
      received.add(mail);
    }
  }

  static String addressIn(String command) {
    return command.substring(command.indexOf('<') + 1, command.lastIndexOf('>'));
  }

  private void acceptAll() {
    while (!listening.isClosed()) {
      try {
        var socket = listening.accept();
        open.add(socket);
        connections.incrementAndGet();
        inBackground("smtp-connection", () -> converse(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void converse(Socket raw) {
    try (raw;
        var socket = implicitTls == null ? raw : SmtpConversation.overTls(implicitTls, raw)) {
      new SmtpConversation(this, socket).run();
    } catch (IOException clientLeft) {
      // The script or the client ended it.
    } finally {
      open.remove(raw);
    }
  }

  private static SmtpScriptAnswer replyOrUsual(SmtpStep step, String reply) {
    return reply == null ? usual(step) : SmtpScriptAnswer.reply(reply);
  }

  private static SmtpScriptAnswer usual(SmtpStep step) {
    return SmtpScriptAnswer.reply(step.usualReply());
  }

  private List<String> with(String extension) {
    var all = new ArrayList<>(extensions);
    all.add(extension);
    return all;
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // It is closed.
    }
  }

  private static void inBackground(String name, Runnable work) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
