package io.github.portalinvites.examples.features;

import static io.github.portalinvites.examples.features.SampleHost.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.bulk.IdempotencyKey;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.memory.RecordingMailSender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HttpApiSenderTest {

  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  static Stream<Arguments> answers() {
    return Stream.of(
        arguments(200, SendResult.Sent.class),
        arguments(202, SendResult.Sent.class),
        arguments(301, SendResult.RelayRefused.class),
        arguments(400, SendResult.MessageRefused.class),
        arguments(401, SendResult.RelayRefused.class),
        arguments(404, SendResult.MessageRefused.class),
        arguments(408, SendResult.InDoubt.class),
        arguments(422, SendResult.AddressRefused.class),
        arguments(429, SendResult.RelayTrouble.class),
        arguments(500, SendResult.InDoubt.class),
        arguments(502, SendResult.InDoubt.class),
        arguments(503, SendResult.RelayTrouble.class),
        arguments(504, SendResult.InDoubt.class));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void answerMeans(int status, Class<? extends SendResult> meaning) {
    answering(
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    assertThat(sent()).isInstanceOf(meaning);
  }

  @Test
  void lostAnswerLeavesTheMailInDoubt() {
    answering(
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.close();
        });
    assertThat(sent()).isInstanceOf(SendResult.InDoubt.class);
  }

  @Test
  void serverThatIsAwayIsTrouble() {
    server.stop(0);
    assertThat(sent()).isInstanceOf(SendResult.RelayTrouble.class);
  }

  private void answering(HttpHandler handler) {
    server.createContext("/messages", handler);
  }

  private SendResult sent() {
    var api = URI.create("http://127.0.0.1:%d/messages".formatted(server.getAddress().getPort()));
    try (var session = new HttpApiSender(api).open()) {
      return session.send(mail());
    }
  }

  private static OutgoingMail mail() {
    var mails = new RecordingMailSender();
    try (var portal = SampleHost.portal().mailSender(mails).build()) {
      SampleHost.fill(portal);
      var rosa = BulkInvite.to(AudienceFilter.contacts(SampleHost.ROSA));
      var plan = portal.bulk().plan(DANA, rosa);
      portal.bulk().start(DANA, plan.id(), plan.fingerprint(), IdempotencyKey.of("a-mail"));
      portal.worker().runOnce();
    }
    return mails.sent().get(0);
  }
}
