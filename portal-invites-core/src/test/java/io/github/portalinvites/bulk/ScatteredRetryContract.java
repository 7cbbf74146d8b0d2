package io.github.portalinvites.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Runs of which every third message is put off. */
public interface ScatteredRetryContract extends TownContract {

  Set<String> THIRDS =
      Set.copyOf(
          IntStream.rangeClosed(1, 60)
              .filter(n -> n % 3 == 0)
              .mapToObj("contact%d@example.org"::formatted)
              .toList());

  @Test
  default void scatteredMessagesAreTriedAgainInFullWindows() {
    var watched = watched();
    var portal = town(60, watched);
    greylist(portal);
    var run = portal.send(invite()).id();
    assertThat(portal.run(run).outcomes()).isEqualTo(Map.of(Outcome.SENT, 40L, Outcome.OPEN, 20L));
    tested().clock().advance(Duration.ofMinutes(10));
    watched.forget();
    portal.work();
    assertThat(portal.run(run).outcomes()).isEqualTo(Map.of(Outcome.SENT, 60L));
    assertThat(portal.run(run).state()).isEqualTo(RunState.FINISHED);
    assertThat(portal.mails().attempts()).hasSize(80);
    assertThat(portal.mails().sent()).hasSize(60);
    assertThat(watched.written()).filteredOn("deliveries.complete"::equals).hasSize(2);
    assertThat(watched.written()).filteredOn("deliveries.release"::equals).hasSize(1);
  }

  private void greylist(TestPortal portal) {
    var seen = new HashSet<String>();
    portal
        .mails()
        .answering(
            mail ->
                isThird(mail) && seen.add(mail.messageId().value())
                    ? new SendResult.RetryLater(ServerReply.of(451, "4.7.1 Greylisted"))
                    : new SendResult.Sent(ServerReply.of(250, "2.0.0 queued")));
  }

  private boolean isThird(OutgoingMail mail) {
    return THIRDS.contains(mail.recipient().address().value());
  }
}
