package io.github.portalinvites.examples.features;

import static io.github.portalinvites.examples.features.SampleHost.DANA;
import static io.github.portalinvites.examples.features.SampleHost.ROSA;

import io.github.portalinvites.invitation.AcceptOutcome.Accepted;
import io.github.portalinvites.invitation.Credentials;
import io.github.portalinvites.invitation.LinkState;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the host's page does behind the link of an invitation. */
public final class AcceptByLink {

  private AcceptByLink() {}

  public static void main(String... args) {
    var inbox = new Inbox();
    // A host hashes the password, and writes it through the connection that it is given.
    Map<String, Integer> logins = new ConcurrentHashMap<>();
    var door =
        SampleHost.portal()
            .mailSender(inbox.sender())
            .loginKeeper(
                (login, transaction) -> {
                  var password = login.credentials().password();
                  if (password.length() < 12) {
                    return Optional.of("Please use at least 12 characters.");
                  }
                  logins.put(login.username(), password.hashCode());
                  return Optional.empty();
                });
    try (var portal = door.build()) {
      SampleHost.fill(portal);
      portal.invitations().invite(DANA, ROSA);
      inbox.receive(portal);
      var token = inbox.token(0);
      var acceptance = portal.acceptance();

      if (acceptance.peek(token) instanceof LinkState.Open open) {
        System.out.println("Welcome " + open.names() + ", you will sign in as " + open.username());
      }
      System.out.println(acceptance.accept(token, new Credentials("short")));
      if (acceptance.accept(token, new Credentials("a longer one, please"))
          instanceof Accepted accepted) {
        System.out.println("Accepted by contacts " + accepted.contacts());
      }
      System.out.println("Once more: " + acceptance.peek(token));
      System.out.println("Logins of the host: " + logins.keySet());
    }
  }
}
