package io.github.portalinvites.privacy;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.bulk.LedgerQuery;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.invitation.InvitationStatus;
import io.github.portalinvites.invitation.InvitedContract;
import io.github.portalinvites.invitation.SingleInvite;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The worker removes what is too old, and nothing else. */
public interface RetentionContract extends InvitedContract {

  Duration SIXTY_DAYS = Duration.ofDays(60);

  @Test
  default void ledgerGoesAfterItsPeriodAndTheCountsStay() {
    var portal = town(2, builder -> builder.retention(Retention.NONE.ledger(SIXTY_DAYS)));
    var run = portal.send(invite());
    pass(portal, SIXTY_DAYS);
    assertThat(ledgerSize(portal, run.id())).isEqualTo(2);
    pass(portal, Duration.ofHours(1));
    assertThat(ledgerSize(portal, run.id())).isZero();
    assertThat(portal.run(run.id()).outcomes()).isEqualTo(run.outcomes());
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.EXPIRED);
    portal.door().bulk().retryFailed(DANA, run.id());
    assertThat(historySize(portal, 1)).isEqualTo(1);
  }

  @Test
  default void withoutPeriodsEverythingStays() {
    var portal = town(2);
    var run = portal.send(invite()).id();
    pass(portal, Duration.ofDays(4_000));
    assertThat(ledgerSize(portal, run)).isEqualTo(2);
    assertThat(historySize(portal, 1)).isEqualTo(1);
  }

  @Test
  default void activityGoesAfterItsPeriod() {
    var portal = town(1, builder -> builder.retention(Retention.NONE.activity(SIXTY_DAYS)));
    portal.send(invite());
    pass(portal, Duration.ofDays(30));
    portal.door().invitations().revoke(DANA, contact(1));
    assertThat(historySize(portal, 1)).isEqualTo(2);
    pass(portal, Duration.ofDays(31));
    assertThat(historySize(portal, 1)).isEqualTo(1);
  }

  @Test
  default void endedInvitationsGoWithoutChangingHowAnybodyStands() {
    var portal = town(2, builder -> builder.retention(Retention.NONE.invitations(SIXTY_DAYS)));
    portal.send(invite());
    portal.door().invitations().revoke(DANA, contact(1));
    portal.door().invitations().revoke(DANA, contact(2));
    tested().clock().advance(Duration.ofDays(1));
    portal.door().invitations().invite(DANA, SingleInvite.to(contact(1)).alsoRevoked());
    portal.work();
    assertThat(invitationsOf(1)).isEqualTo(2);
    pass(portal, Duration.ofDays(90));
    assertThat(invitationsOf(1)).isEqualTo(1);
    assertThat(invitationsOf(2)).isEqualTo(1);
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.EXPIRED);
    assertThat(status(portal, 2)).isEqualTo(InvitationStatus.REVOKED);
  }

  @Test
  default void periodOfNothingIsRefused() {
    assertThatThrownBy(() -> Retention.NONE.activity(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void pass(TestPortal portal, Duration time) {
    tested().clock().advance(time);
    portal.work();
  }

  private int ledgerSize(TestPortal portal, RunId run) {
    return portal.door().bulk().ledger(DANA, run, LedgerQuery.all()).items().size();
  }

  private int historySize(TestPortal portal, int contact) {
    var page = PageRequest.first();
    return portal.door().activity().ofContact(DANA, contact(contact), page).items().size();
  }

  private int invitationsOf(int contact) {
    return snapshot(
        stores ->
            stores
                .invitations()
                .of(List.of(identity(contact)))
                .getOrDefault(identity(contact), List.of())
                .size());
  }
}
