package io.github.portalinvites.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One connection to a {@link ScriptedSmtpServer}. */
final class SmtpConversation {

  private final ScriptedSmtpServer server;
  private Socket socket;
  private InputStream in;
  private OutputStream out;
  private String from;
  private List<String> recipients = new ArrayList<>();
  private boolean secure;

  SmtpConversation(ScriptedSmtpServer server, Socket socket) throws IOException {
    this.server = server;
    use(socket);
  }

  void run() throws IOException {
    boolean goOn = answer(SmtpStep.BANNER, "");
    for (String line = goOn ? readLine() : null; line != null; line = goOn ? readLine() : null) {
      server.heard(line);
      goOn = command(line);
    }
  }

  static SSLSocket overTls(SSLContext tls, Socket raw) throws IOException {
    var secured = (SSLSocket) tls.getSocketFactory().createSocket(raw, null, raw.getPort(), true);
    secured.setUseClientMode(false);
    return secured;
  }

  private boolean command(String line) throws IOException {
    return switch (line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT)) {
      case "EHLO", "HELO" -> hello(line);
      case "STARTTLS" -> startTls(line);
      case "AUTH" -> answer(SmtpStep.AUTH, line);
      case "MAIL" -> mail(line);
      case "RCPT" -> rcpt(line);
      case "DATA" -> data(line);
      case "RSET" -> answer(SmtpStep.RSET, line);
      case "NOOP" -> say("250 2.0.0 ok\r\n");
      case "QUIT" -> answer(SmtpStep.QUIT, line);
      default -> say("500 5.5.2 what?\r\n");
    };
  }

  private boolean hello(String line) throws IOException {
    var offered = new ArrayList<>(server.extensions());
    if (secure) {
      offered.remove("STARTTLS");
    }
    if (server.isScripted(SmtpStep.HELLO) || offered.isEmpty()) {
      return answer(SmtpStep.HELLO, line);
    }
    var last = offered.remove(offered.size() - 1);
    var lines = new StringBuilder("250-scripted\r\n");
    offered.forEach(extension -> lines.append("250-").append(extension).append("\r\n"));
    return say(lines + "250 " + last + "\r\n");
  }

  private boolean startTls(String line) throws IOException {
    var answer = server.answer(SmtpStep.STARTTLS, line);
    if (!give(answer)) {
      return false;
    }
    if (answer.isYes() && server.startTls() != null) {
      use(overTls(server.startTls(), socket));
      secure = true;
    }
    return true;
  }

  private boolean mail(String line) throws IOException {
    from = ScriptedSmtpServer.addressIn(line);
    recipients = new ArrayList<>();
    return answer(SmtpStep.MAIL, line);
  }

  private boolean rcpt(String line) throws IOException {
    var answer = server.answer(SmtpStep.RCPT, line);
    if (answer.isYes()) {
      recipients.add(ScriptedSmtpServer.addressIn(line));
    }
    return give(answer);
  }

  private boolean data(String line) throws IOException {
    var answer = server.answer(SmtpStep.DATA, line);
    if (!give(answer)) {
      return false;
    }
    return !answer.isYes() || message();
  }

  private boolean message() throws IOException {
    var text = new StringBuilder();
    for (String line = readLine(); !".".equals(line); line = readLine()) {
      if (line == null) {
        return false;
      }
      text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
    }
    var mail = new ReceivedMail(from, List.copyOf(recipients), text.toString());
    var answer = server.answer(SmtpStep.MESSAGE, mail.text());
    server.arrived(mail, answer.isYes());
    return give(answer);
  }

  private boolean answer(SmtpStep step, String line) throws IOException {
    return give(server.answer(step, line));
  }

  /** Returns whether the conversation goes on. */
  private boolean give(SmtpScriptAnswer answer) throws IOException {
    out.write(answer.bytes());
    out.flush();
    switch (answer.then()) {
      case GO_ON -> {
        return true;
      }
      case CLOSE -> socket.close();
      case STAY_SILENT -> in.transferTo(OutputStream.nullOutputStream());
      case REPEAT_FOR_EVER -> repeat(answer.bytes());
    }
    return false;
  }

  private void repeat(byte[] said) throws IOException {
    while (!socket.isClosed()) {
      out.write(said);
      out.flush();
    }
  }

  private boolean say(String lines) throws IOException {
    return give(SmtpScriptAnswer.raw(lines));
  }

  private String readLine() throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return null;
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private void use(Socket next) throws IOException {
    socket = next;
    in = new BufferedInputStream(next.getInputStream());
    out = next.getOutputStream();
  }
}
