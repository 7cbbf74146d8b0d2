package io.github.portalinvites.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;

/** An {@link SmtpSink} in a JVM of its own, as a mail server would be. */
record SinkProcess(Process process, int port) implements AutoCloseable {

  static final String HOST = "127.0.0.1";

  static SinkProcess start() throws IOException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                SmtpSink.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var output = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII));
    return new SinkProcess(process, Integer.parseInt(output.readLine()));
  }

  /** What it took since it was started. */
  Taken taken() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      in.readLine();
      socket.getOutputStream().write("VRFY all\r\n".getBytes(US_ASCII));
      var answer = in.readLine().split(" ", -1);
      socket.getOutputStream().write("QUIT\r\n".getBytes(US_ASCII));
      in.readLine();
      return new Taken(Long.parseLong(answer[1]), Long.parseLong(answer[2]));
    }
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
  }

  record Taken(long messages, long bytes) {

    Taken since(Taken before) {
      return new Taken(messages - before.messages, bytes - before.bytes);
    }
  }
}
