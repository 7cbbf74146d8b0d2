package io.github.portalinvites.bulk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.secret.SecretKeys;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Runs whose secrets were derived under a key that a process does not have. */
public interface SecretKeysContract extends TownContract {

  byte[] NEXT = "fedcba9876543210fedcba9876543210".getBytes(US_ASCII);

  @Test
  default void messageUnderAnUnknownKeyPausesItsRun() {
    var portal = town(3);
    var run = putOff(portal);
    var forgetful = new TestPortal(tested(), builder -> builder.secretKey("2026-12", NEXT));
    forgetful.work();
    assertThat(forgetful.run(run).pausedFor()).isEqualTo(PauseReason.UNKNOWN_KEY);
    assertThat(forgetful.mails().attempts()).isEmpty();
    portal.mails().accepting();
    portal.door().bulk().resume(TestPortal.DANA, run);
    portal.work();
    assertThat(portal.mails().sent()).hasSize(3);
  }

  @Test
  default void messageUnderAnOlderKeyKeepsItsSecrets() {
    var portal = town(1);
    putOff(portal);
    var keys = SecretKeys.of("2026-12", NEXT).older("2026-05", TestPortal.KEY);
    var rotated = new TestPortal(tested(), builder -> builder.secretKeys(keys));
    rotated.work();
    assertThat(TownContract.secrets(rotated.mails().sent().get(0)))
        .isEqualTo(TownContract.secrets(portal.mails().attempts().get(0)));
  }

  private RunId putOff(TestPortal portal) {
    portal.mails().answering(mail -> new SendResult.RetryLater(ServerReply.of(451, "later")));
    var run = portal.send(invite()).id();
    tested().clock().advance(Duration.ofMinutes(6));
    return run;
  }
}
