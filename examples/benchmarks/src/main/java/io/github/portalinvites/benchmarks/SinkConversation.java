package io.github.portalinvites.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** One connection to the sink: as little work as a mail server can do. */
final class SinkConversation {

  private static final int END_OF_STREAM = -1;

  private final SmtpSink sink;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] buffer = new byte[64 * 1024];
  private final StringBuilder line = new StringBuilder();
  private int next;
  private int end;

  SinkConversation(SmtpSink sink, Socket connection) throws IOException {
    this.sink = sink;
    this.in = connection.getInputStream();
    this.out = connection.getOutputStream();
  }

  void hold() throws IOException {
    say("220 sink");
    while (readLine()) {
      var verb = line.length() < 4 ? "" : line.substring(0, 4);
      switch (verb) {
        case "DATA" -> {
          say("354 go on");
          sink.took(skipContent());
          say("250 taken");
        }
        case "VRFY" -> say("252 " + sink.taken());
        case "QUIT" -> {
          say("221 bye");
          return;
        }
        default -> say("250 ok");
      }
    }
  }

  private void say(String reply) throws IOException {
    out.write((reply + "\r\n").getBytes(US_ASCII));
  }

  private boolean readLine() throws IOException {
    line.setLength(0);
    for (int c = read(); c != END_OF_STREAM; c = read()) {
      if (c == '\n') {
        return true;
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return false;
  }

  /** Skips to behind CR LF, dot, CR LF; returns how many bytes came before the dot. */
  private long skipContent() throws IOException {
    long length = 0;
    int matched = 2;
    while (matched < END_OF_CONTENT.length) {
      int c = read();
      if (c == END_OF_STREAM) {
        throw new IOException("The content did not end");
      }
      matched = c == END_OF_CONTENT[matched] ? matched + 1 : c == '\r' ? 1 : 0;
      length++;
    }
    return length - 3;
  }

  private static final byte[] END_OF_CONTENT = "\r\n.\r\n".getBytes(US_ASCII);

  private int read() throws IOException {
    if (next == end) {
      next = 0;
      end = in.read(buffer);
      if (end <= 0) {
        end = 0;
        return END_OF_STREAM;
      }
    }
    return buffer[next++];
  }
}
