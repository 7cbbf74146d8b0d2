package io.github.portalinvites.examples.features;

import static io.github.portalinvites.examples.features.SampleHost.DANA;
import static io.github.portalinvites.examples.features.SampleHost.ROSA;

import io.github.portalinvites.invitation.Credentials;
import io.github.portalinvites.invitation.PasswordCheck.Right;
import java.util.Locale;
import java.util.Optional;

/** A person types e-mail and temporary password, and then chooses a password. */
public final class AcceptByTemporaryPassword {

  private AcceptByTemporaryPassword() {}

  public static void main(String... args) {
    var inbox = new Inbox();
    var door =
        SampleHost.portal()
            .mailSender(inbox.sender())
            .loginKeeper((login, transaction) -> Optional.empty());
    try (var portal = door.build()) {
      SampleHost.fill(portal);
      portal.invitations().invite(DANA, ROSA);
      inbox.receive(portal);

      var client = "203.0.113.7";
      var acceptance = portal.acceptance();
      System.out.println(acceptance.check("rosa.delgado@mail.example", "a guess", client));
      var typed = inbox.temporaryPassword(0).toLowerCase(Locale.ROOT);
      if (acceptance.check("rosa.delgado@mail.example", typed, client) instanceof Right right) {
        System.out.println("Right: please choose a password");
        var chosen = new Credentials("a longer one, please");
        System.out.println(acceptance.accept(right.ticket(), chosen).getClass().getSimpleName());
      }
    }
  }
}
