package io.github.portalinvites.examples.features;

import static io.github.portalinvites.examples.features.SampleHost.DANA;
import static io.github.portalinvites.examples.features.SampleHost.HOUSTON;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.bulk.IdempotencyKey;
import io.github.portalinvites.bulk.LedgerQuery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** Sends over an HTTP API, which here is a server on loopback that knows no Rosa. */
public final class OwnMailSender {

  private OwnMailSender() {}

  public static void main(String... args) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/messages", OwnMailSender::answer);
    server.start();
    var api = URI.create("http://127.0.0.1:%d/messages".formatted(server.getAddress().getPort()));

    try (var portal = SampleHost.portal().mailSender(new HttpApiSender(api)).build()) {
      SampleHost.fill(portal);
      var plan = portal.bulk().plan(DANA, BulkInvite.to(AudienceFilter.division(HOUSTON)));
      var key = IdempotencyKey.of("over-http");
      var run = portal.bulk().start(DANA, plan.id(), plan.fingerprint(), key);
      while (portal.worker().runOnce()) {
        // there may be more
      }
      for (var entry : portal.bulk().ledger(DANA, run.id(), LedgerQuery.all()).items()) {
        var message = entry.message();
        if (message != null) {
          System.out.printf("%s %s: %s%n", message.address(), entry.outcome(), message.reply());
        }
      }
    } finally {
      server.stop(0);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var mail = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      var unknown = mail.contains("\"rosa.delgado@");
      var body = (unknown ? "no such mailbox" : "accepted").getBytes(UTF_8);
      exchange.sendResponseHeaders(unknown ? 422 : 202, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
