package io.github.portalinvites.life;

import static java.util.stream.Collectors.toCollection;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.AcceptOutcome;
import io.github.portalinvites.invitation.DeadLink;
import io.github.portalinvites.invitation.LinkState;
import java.util.TreeSet;

/** What came of an act, in the words of the model. */
final class Said {

  private Said() {}

  static String said(LinkState state) {
    return state instanceof LinkState.Dead dead
        ? said(dead.why())
        : state.getClass().getSimpleName();
  }

  static String said(AcceptOutcome outcome) {
    if (outcome instanceof AcceptOutcome.Accepted accepted) {
      return "Accepted "
          + accepted.contacts().stream().map(Said::number).collect(toCollection(TreeSet::new));
    }
    return outcome instanceof AcceptOutcome.Dead dead
        ? said(dead.why())
        : outcome.getClass().getSimpleName();
  }

  static String said(DeadLink why) {
    if (why instanceof DeadLink.Superseded superseded) {
      return "Superseded " + superseded.sent();
    }
    return why instanceof DeadLink.Expired expired
        ? "Expired " + expired.at()
        : why.getClass().getSimpleName();
  }

  static int number(ContactId contact) {
    return Integer.parseInt(contact.toString());
  }
}
