package io.github.portalinvites.jdbc;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.access.AccessGrant;
import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.directory.PortalSettings;
import io.github.portalinvites.invitation.AcceptOutcome;
import io.github.portalinvites.invitation.AutoSendOutcome;
import io.github.portalinvites.invitation.InvitationStatus;
import io.github.portalinvites.invitation.InviteOutcome;
import io.github.portalinvites.invitation.InvitedContract;
import io.github.portalinvites.invitation.LinkState;
import io.github.portalinvites.invitation.RevokeOutcome;
import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.storage.StorageException;
import io.github.portalinvites.storage.contract.TestedStorage;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Each statement of an operation fails once: then nothing was written, and it works again. */
class FailingStatementsTest implements InvitedContract {

  private static final DataSource DATABASE =
      TestDatabase.POSTGRESQL.installed(KeyType.WHOLE_NUMBER);

  private final BrokenStatement broken = new BrokenStatement(DATABASE);
  private final TestedStorage tested = TestDatabase.tested(broken.database(), KeyType.WHOLE_NUMBER);

  @Override
  public TestedStorage tested() {
    return tested;
  }

  @Test
  void ofAccept() {
    var portal = invited(1, new ArrayList<>());
    portal.door().access().grant(DANA, contact(1), keys().account(1), AccessGrant.allSites());
    var token = token(portal);
    var outcome =
        afterEachFailure(
            portal,
            () -> portal.door().acceptance().accept(token, CHOSEN),
            InvitationStatus.PENDING,
            Activity.Kind.INVITATION_ACCEPTED);
    assertThat(outcome).isInstanceOf(AcceptOutcome.Accepted.class);
    assertThat(history(portal, 1, Activity.Kind.INVITATION_ACCEPTED)).hasSize(1);
    assertThat(portal.door().accessQuestions().accessibleAccounts(contact(1))).hasSize(1);
  }

  @Test
  void ofResend() {
    var portal = invited(1);
    tested().clock().advance(Duration.ofDays(1));
    var outcome =
        afterEachFailure(
            portal,
            () -> portal.door().invitations().resend(DANA, contact(1)),
            InvitationStatus.PENDING,
            Activity.Kind.RUN_STARTED);
    assertThat(outcome).isInstanceOf(InviteOutcome.Queued.class);
    portal.work();
    assertThat(portal.mails().sent()).hasSize(2);
  }

  /** Whatever statement of it fails, the mail leaves, and one link lets in: the newest. */
  @Test
  void ofSendingAgain() {
    var left = true;
    for (int statement = 1; left; statement++) {
      var portal = anotherInvited();
      tested().clock().advance(Duration.ofDays(1));
      portal.door().invitations().resend(DANA, contact(1));
      broken.breakAt(statement);
      workUntilNothingIsDue(portal);
      left = broken.mended();
      workUntilNothingIsDue(portal);
      assertThat(portal.mails().sent()).as("statement %s", statement).hasSizeBetween(2, 3);
      assertThat(status(portal, 1)).isEqualTo(InvitationStatus.PENDING);
      assertThat(portal.door().acceptance().peek(token(portal, 0)))
          .isInstanceOf(LinkState.Dead.class);
      assertThat(portal.door().acceptance().accept(token(portal, 1)))
          .isInstanceOf(AcceptOutcome.Accepted.class);
      assertThat(statement).isLessThan(500);
    }
  }

  private TestPortal anotherInvited() {
    var portal = anotherTown(1);
    portal.send(invite());
    return portal;
  }

  /** As a worker does: what fails is tried again later. */
  private void workUntilNothingIsDue(TestPortal portal) {
    for (int round = 0; round < 5; round++) {
      try {
        portal.work();
      } catch (StorageException e) {
        // the next round goes on
      }
      tested().clock().advance(Duration.ofMinutes(10));
    }
  }

  @Test
  void ofRevoke() {
    var portal = invited(1);
    var outcome =
        afterEachFailure(
            portal,
            () -> portal.door().invitations().revoke(DANA, contact(1)),
            InvitationStatus.PENDING,
            Activity.Kind.INVITATION_REVOKED);
    assertThat(outcome).isEqualTo(RevokeOutcome.REVOKED);
    assertThat(history(portal, 1, Activity.Kind.INVITATION_REVOKED)).hasSize(1);
  }

  @Test
  void ofUnlink() {
    var portal = invited(1);
    afterEachFailure(
        portal,
        () -> {
          portal.door().directory().unlink(contact(1), keys().account(1));
          return true;
        },
        InvitationStatus.PENDING,
        Activity.Kind.INVITATION_ENDED);
    assertThat(portal.door().acceptance().accept(token(portal)))
        .isInstanceOf(AcceptOutcome.Dead.class);
  }

  @Test
  void ofAutoSend() {
    var portal = town(1);
    var sending = PortalSettings.DEFAULT.autoSend(true);
    portal.door().directory().save(records().accountClass(1).portal(sending));
    var outcome =
        afterEachFailure(
            portal,
            () -> portal.door().autoSend().contactCreated(contact(1)),
            InvitationStatus.NOT_SENT,
            Activity.Kind.AUTO_SEND_DECLINED);
    assertThat(outcome).isInstanceOf(AutoSendOutcome.Queued.class);
    portal.work();
    assertThat(portal.mails().sent()).hasSize(1);
  }

  /** Lets one statement after the other fail, until the operation has no more. */
  private <T> T afterEachFailure(
      TestPortal portal, Supplier<T> operation, InvitationStatus before, Activity.Kind told) {
    for (int statement = 1; ; statement++) {
      broken.breakAt(statement);
      try {
        var outcome = operation.get();
        assertThat(broken.mended()).as("statement %s failed unseen", statement).isFalse();
        assertThat(statement).isGreaterThan(5);
        return outcome;
      } catch (StorageException e) {
        broken.mended();
        assertThat(status(portal, 1)).isEqualTo(before);
        assertThat(history(portal, 1, told)).isEmpty();
      }
    }
  }
}
