package io.github.portalinvites.examples.features;

import static io.github.portalinvites.examples.features.SampleHost.ADA;
import static io.github.portalinvites.examples.features.SampleHost.DANA;
import static io.github.portalinvites.examples.features.SampleHost.MILES;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.Credentials;
import io.github.portalinvites.invitation.LinkState.Open;
import io.github.portalinvites.invitation.SharedMailbox;
import io.github.portalinvites.invitation.Usernames;
import java.util.Map;
import java.util.Optional;

/** A couple reads the same mailbox; each of them gets a link and a login. */
public final class SeparateLogins {

  private SeparateLogins() {}

  public static void main(String... args) {
    var inbox = new Inbox();
    var door =
        SampleHost.portal()
            .mailSender(inbox.sender())
            .loginKeeper(
                (login, transaction) -> {
                  System.out.println("A new login of the host: " + login.username());
                  return Optional.empty();
                })
            .sharedMailbox(SharedMailbox.SEPARATE)
            .usernames(new OwnNames());
    try (var portal = door.build()) {
      SampleHost.fill(portal);
      portal.invitations().invite(DANA, MILES);
      portal.invitations().invite(DANA, ADA);
      inbox.receive(portal);
      System.out.println(inbox.size() + " mails to okafor@mail.example");

      for (int mail = 0; mail < inbox.size(); mail++) {
        if (portal.acceptance().peek(inbox.token(mail)) instanceof Open open) {
          System.out.printf("The link of %s is for %s%n", open.names(), open.username());
        }
      }
      portal.acceptance().accept(inbox.token(0), new Credentials("a longer one, please"));
      for (var contact : new ContactId[] {MILES, ADA}) {
        var found = portal.audience().explain(DANA, contact, AudienceFilter.everyone());
        System.out.printf("Contact %s: %s%n", contact, found.status());
      }
    }
  }

  /** A host reads them from its own table of logins. */
  private static final class OwnNames implements Usernames {

    private final Map<ContactId, String> names = Map.of(MILES, "miles", ADA, "ada");

    @Override
    public String of(Contact contact) {
      return names.getOrDefault(contact.id(), "customer-" + contact.id());
    }

    @Override
    public Optional<ContactId> find(String username) {
      return names.entrySet().stream()
          .filter(each -> each.getValue().equals(username))
          .map(Map.Entry::getKey)
          .findFirst();
    }
  }
}
