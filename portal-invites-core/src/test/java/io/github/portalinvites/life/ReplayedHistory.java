package io.github.portalinvites.life;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.activity.Activity.Kind;
import io.github.portalinvites.invitation.InvitationStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How a mailbox stands by nothing but the history of those who have it. */
final class ReplayedHistory {

  private final Map<String, String> granted = new HashMap<>();
  private InvitationStatus ended = InvitationStatus.NOT_SENT;
  private Instant expires = Instant.MAX;
  private boolean invited;
  private boolean accepted;
  private boolean outstanding;
  private boolean inDoubt;
  private boolean bounced;

  void goOn(Activity activity) {
    var data = activity.data();
    switch (activity.kind()) {
      case INVITATION_SENT, INVITATION_IN_DOUBT -> {
        invited = true;
        outstanding = true;
        inDoubt = activity.kind() == Kind.INVITATION_IN_DOUBT;
        expires = Instant.parse(data.get("expires"));
      }
      case INVITATION_FAILED -> {
        invited = true;
        ended = outstanding ? ended : InvitationStatus.FAILED;
      }
      case INVITATION_ACCEPTED -> accepted = true;
      case INVITATION_REVOKED -> end(InvitationStatus.REVOKED);
      case INVITATION_ENDED -> end(InvitationStatus.NOT_SENT);
      case FIRST_LOGIN -> accepted = accepted || !invited;
      case ADDRESS_HELD -> bounced = data.getOrDefault("cause", "bounced").equals("bounced");
      case ADDRESS_RELEASED -> bounced = false;
      case ACCESS_GRANTED -> granted.put(data.get("account"), data.get("sites"));
      default -> {}
    }
  }

  private void end(InvitationStatus how) {
    outstanding = false;
    ended = how;
  }

  InvitationStatus status(Instant now) {
    if (accepted) {
      return InvitationStatus.ACCEPTED;
    }
    if (!outstanding) {
      return ended;
    }
    if (bounced) {
      return InvitationStatus.BOUNCED;
    }
    if (inDoubt) {
      return InvitationStatus.IN_DOUBT;
    }
    return now.isBefore(expires) ? InvitationStatus.PENDING : InvitationStatus.EXPIRED;
  }

  /** What was chosen for each account: how many sites, or all. */
  Map<String, String> granted() {
    return granted;
  }
}
