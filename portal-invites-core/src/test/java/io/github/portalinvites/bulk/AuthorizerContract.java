package io.github.portalinvites.bulk;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.portalinvites.audience.ExportFormat;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.mail.Sender;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.testkit.TestPortal;
import java.io.OutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How bulk sends ask the host's authorizer. */
public interface AuthorizerContract extends TownContract {

  Actor READER = Actor.of("reader", "The authorizer itself");

  @Test
  default void runWaitsWhileTheAuthorizerFailsAndGoesOnByItself() {
    var portal = town(30);
    var run = portal.start(invite());
    portal.authorize(
        (id, actor, asked) -> {
          throw new IllegalStateException("no directory of staff");
        });
    portal.work();
    tested().clock().advance(Duration.ofHours(1));
    portal.work();
    portal.authorize((id, actor, asked) -> PermittedDivisions.ALL);
    assertThat(portal.run(run).state()).isEqualTo(RunState.RUNNING);
    assertThat(portal.run(run).remark()).contains("authorizer failed");
    assertThat(portal.mails().attempts()).isEmpty();
    tested().clock().advance(Duration.ofSeconds(2));
    portal.work();
    assertThat(portal.run(run).state()).isEqualTo(RunState.FINISHED);
    assertThat(portal.run(run).remark()).isNull();
    assertThat(portal.mails().sent()).hasSize(30);
  }

  @Test
  default void authorizerMayReadThroughThePortalOfOneConnection() {
    var portal = town(15, watched());
    portal.authorize(
        (id, actor, asked) -> actor.equals(READER) ? PermittedDivisions.ALL : looksUp(portal));
    var sender = Sender.of(EmailAddress.parse("office@division1.example"));
    var run = portal.start(invite().sender(sender).overrideLimits().canary(5));
    portal.work();
    var bulk = portal.door().bulk();
    assertThatCode(
            () -> {
              bulk.resume(DANA, run);
              bulk.pause(DANA, run);
              bulk.resume(DANA, run);
              portal.work();
              bulk.retryFailed(DANA, run);
              bulk.planned(DANA, run);
              bulk.continuePlan(DANA, run);
              bulk.ledger(DANA, run, LedgerQuery.all());
              bulk.export(
                  DANA, run, LedgerQuery.all(), ExportFormat.CSV, OutputStream.nullOutputStream());
              portal.door().activity().ofRun(DANA, run, PageRequest.first());
              portal.door().activity().ofContact(DANA, contact(1), PageRequest.first());
              bulk.cancel(DANA, portal.start(invite()));
            })
        .doesNotThrowAnyException();
    assertThat(portal.run(run).state()).isEqualTo(RunState.FINISHED);
    assertThat(portal.mails().sent()).hasSize(15);
  }

  private PermittedDivisions looksUp(TestPortal portal) {
    portal.door().audience().counts(READER, everybody());
    portal.commit(stores -> assertThat(stores.directory().divisions()).isNotEmpty());
    return PermittedDivisions.ALL;
  }
}
