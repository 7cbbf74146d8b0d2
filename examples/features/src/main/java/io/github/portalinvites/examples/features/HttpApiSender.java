package io.github.portalinvites.examples.features;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.portalinvites.mail.MailSender;
import io.github.portalinvites.mail.MailSession;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.ServerReply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;

/** Posts each mail as JSON to an HTTP API, and says what its answers mean for the send. */
final class HttpApiSender implements MailSender {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final JsonMapper json = new JsonMapper();
  private final URI messages;

  HttpApiSender(URI messages) {
    this.messages = messages;
  }

  /** A lease outlasts it: connecting and waiting for the answer. */
  @Override
  public Duration longestSend() {
    return TIMEOUT.multipliedBy(2);
  }

  @Override
  public MailSession open() {
    return new MailSession() {
      @Override
      public SendResult send(OutgoingMail mail) {
        return post(mail);
      }

      @Override
      public void close() {
        // the client keeps its connections itself
      }
    };
  }

  private SendResult post(OutgoingMail mail) {
    var request = request(mail);
    try {
      return result(client.send(request, BodyHandlers.ofString()));
    } catch (ConnectException | HttpConnectTimeoutException away) {
      return new SendResult.RelayTrouble(ServerReply.none("no connection"));
    } catch (SSLHandshakeException wrong) {
      return new SendResult.RelayRefused(ServerReply.none("no secure connection"));
    } catch (IOException lost) {
      // the request may have arrived: never guess, the in-doubt policy decides
      return new SendResult.InDoubt(ServerReply.none("no answer"));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new SendResult.InDoubt(ServerReply.none("interrupted"));
    }
  }

  private HttpRequest request(OutgoingMail mail) {
    var fields =
        Map.of(
            "from", mail.sender().from().address().deliverable(),
            "to", mail.recipient().address().deliverable(),
            "subject", mail.subject().value(),
            "text", mail.text(),
            "html", mail.html());
    return HttpRequest.newBuilder(messages)
        .timeout(TIMEOUT)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", mail.messageId().value())
        .POST(BodyPublishers.ofString(written(fields)))
        .build();
  }

  private String written(Map<String, String> fields) {
    try {
      return json.writeValueAsString(fields);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * A server that timed out or failed may have taken the mail before: it is in doubt, lest it be
   * sent twice without anybody's knowing. 429 and 503 say that nothing was taken.
   */
  private static SendResult result(HttpResponse<String> answer) {
    int status = answer.statusCode();
    var reply = ServerReply.of(status, answer.body());
    return switch (status) {
      case 401, 403 -> new SendResult.RelayRefused(reply);
      case 422 -> new SendResult.AddressRefused(reply);
      case 429, 503 -> new SendResult.RelayTrouble(reply);
      case 408 -> new SendResult.InDoubt(reply);
      default -> ofItsKind(status, reply);
    };
  }

  private static SendResult ofItsKind(int status, ServerReply reply) {
    return switch (status / 100) {
      case 2 -> new SendResult.Sent(reply);
      case 3 -> new SendResult.RelayRefused(reply);
      case 4 -> new SendResult.MessageRefused(reply);
      default -> new SendResult.InDoubt(reply);
    };
  }
}
