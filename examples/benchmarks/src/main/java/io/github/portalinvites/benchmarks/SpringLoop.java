package io.github.portalinvites.benchmarks;

import jakarta.mail.MessagingException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * What a host writes who has no library: threads that build and send one message after the other.
 * No database: it knows neither who is eligible nor, afterwards, who got one.
 */
final class SpringLoop {

  private final JavaMailSender sender;
  private final Letter letter;
  private final SecureRandom random = new SecureRandom();

  SpringLoop(int port, Letter letter) {
    var toSink = new JavaMailSenderImpl();
    toSink.setHost(SinkProcess.HOST);
    toSink.setPort(port);
    toSink.setDefaultEncoding("UTF-8");
    var properties = toSink.getJavaMailProperties();
    properties.setProperty("mail.smtp.localhost", "benchmark");
    properties.setProperty("mail.smtp.connectiontimeout", "10000");
    properties.setProperty("mail.smtp.timeout", "60000");
    this.sender = toSink;
    this.letter = letter;
  }

  void send(int messages, int threads) throws InterruptedException, ExecutionException {
    var pool = Executors.newFixedThreadPool(threads);
    try {
      var parts = new ArrayList<Future<?>>();
      for (int i = 0; i < threads; i++) {
        int from = (int) ((long) messages * i / threads);
        int until = (int) ((long) messages * (i + 1) / threads);
        parts.add(pool.submit(() -> sendSlice(from, until)));
      }
      for (var part : parts) {
        part.get();
      }
    } finally {
      pool.shutdown();
    }
  }

  private void sendSlice(int from, int until) {
    for (int i = from; i < until; i++) {
      try {
        send(i);
      } catch (MessagingException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void send(int recipient) throws MessagingException {
    var filledIn = letter.filledIn("Pat Number" + recipient, token(), password());
    var message = sender.createMimeMessage();
    var helper = new MimeMessageHelper(message, true, "UTF-8");
    helper.setFrom("invites@example.com");
    helper.setTo("pat.number" + recipient + "@customers.example");
    helper.setSubject(filledIn.subject());
    helper.setText(filledIn.text(), filledIn.html());
    sender.send(message);
  }

  private String token() {
    return "pi1_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
  }

  private String password() {
    return HexFormat.of()
        .formatHex(bytes(12))
        .toUpperCase(Locale.ROOT)
        .replaceAll("(.{4})(?!$)", "$1-");
  }

  private byte[] bytes(int number) {
    var bytes = new byte[number];
    random.nextBytes(bytes);
    return bytes;
  }
}
