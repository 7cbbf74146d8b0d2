package io.github.portalinvites.examples.features;

import static io.github.portalinvites.examples.features.SampleHost.DANA;
import static io.github.portalinvites.examples.features.SampleHost.ROSA;

import io.github.portalinvites.invitation.InviteOutcome;
import io.github.portalinvites.invitation.InviteOutcome.Refused;
import io.github.portalinvites.invitation.SingleInvite;
import java.util.Locale;

/** One contact is invited, sent to again, and revoked. */
public final class SingleInvitation {

  private SingleInvitation() {}

  public static void main(String... args) {
    var inbox = new Inbox();
    try (var portal = SampleHost.portal().mailSender(inbox.sender()).build()) {
      SampleHost.fill(portal);
      var invitations = portal.invitations();

      show("invite", invitations.invite(DANA, ROSA));
      inbox.receive(portal);
      show("invite again", invitations.invite(DANA, ROSA));
      show("resend", invitations.resend(DANA, ROSA));
      show(
          "resend, overriding", invitations.resend(DANA, SingleInvite.to(ROSA).overridingLimits()));
      inbox.receive(portal);
      System.out.println("Mails: " + inbox.size());

      System.out.println("revoke: " + invitations.revoke(DANA, ROSA));
      System.out.println("The link now: " + portal.acceptance().peek(inbox.token(1)));
    }
  }

  private static void show(String call, InviteOutcome outcome) {
    var said =
        outcome instanceof Refused refused
            ? refused.first().reason().sentence(Locale.ENGLISH)
            : "queued";
    System.out.printf("%s: %s%n", call, said);
  }
}
