package io.github.portalinvites.invitation;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.directory.AccountStatus;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stops reminders. */
public interface ReminderStopsContract extends InvitedContract {

  Duration WEEK = Duration.ofDays(7);
  Reminders TWICE = Reminders.of(2, WEEK);

  @ParameterizedTest
  @EnumSource
  default void whateverEndsTheWaitingStopsReminders(Stop stop) {
    var portal = reminding(1, TWICE);
    stop(portal, stop);
    assertThat(mailsAfter(portal, WEEK)).isEqualTo(1);
    assertThat(mailsAfter(portal, WEEK)).isEqualTo(1);
    assertThat(portal.door().bulk().runs(DANA, PageRequest.first()).items()).hasSize(1);
  }

  @Test
  default void whatStopsAReminderInTheQueueIsAskedAgain() {
    var portal = reminding(1, TWICE);
    portal.mails().answering(mail -> new SendResult.RelayTrouble(ServerReply.of(421, "busy")));
    mailsAfter(portal, WEEK);
    portal.door().acceptance().accept(token(portal));
    portal.mails().accepting();
    assertThat(mailsAfter(portal, Duration.ofDays(1))).isEqualTo(1);
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.ACCEPTED);
  }

  @Test
  default void failedMailIsNotRemindedOf() {
    var portal = town(1, builder -> builder.reminders(TWICE));
    portal.mails().answering(mail -> new SendResult.MessageRefused(ServerReply.of(554, "no")));
    portal.send(invite());
    mailsAfter(portal, WEEK);
    assertThat(portal.mails().attempts()).hasSize(1);
  }

  default TestPortal reminding(int contacts, Reminders reminders) {
    return invited(contacts, builder -> builder.reminders(reminders));
  }

  /** All mails so far, when the time has passed and nothing is due. */
  default int mailsAfter(TestPortal portal, Duration time) {
    tested().clock().advance(time);
    portal.work();
    return portal.mails().sent().size();
  }

  private void stop(TestPortal portal, Stop how) {
    var door = portal.door();
    switch (how) {
      case ACCEPTED -> door.acceptance().accept(token(portal));
      case REVOKED -> door.invitations().revoke(DANA, contact(1));
      case BOUNCED -> door.feedback().recordBounce(address(1));
      case COMPLAINED -> door.feedback().recordComplaint(address(1));
      case UNLINKED -> door.directory().unlink(contact(1), keys().account(1));
      case SWITCHED_OFF -> door.directory().save(records().contact(1).portalAccess(false));
      case REMOVED -> door.directory().remove(contact(1));
      case ADDRESS_CHANGED -> door.directory().save(records().contact(1).email("new@example.org"));
      case ACCOUNT_INACTIVE ->
          door.directory().save(records().account(1).status(AccountStatus.INACTIVE));
    }
  }

  /** What ends the waiting for an answer of contact 1. */
  enum Stop {
    ACCEPTED,
    REVOKED,
    BOUNCED,
    COMPLAINED,
    UNLINKED,
    SWITCHED_OFF,
    REMOVED,
    ADDRESS_CHANGED,
    ACCOUNT_INACTIVE
  }
}
