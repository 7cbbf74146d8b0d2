package io.github.portalinvites.invitation;

import static io.github.portalinvites.testkit.TestPortal.DANA;

import io.github.portalinvites.PortalInvitesBuilder;
import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.bulk.TownContract;
import io.github.portalinvites.invitation.LoginKeeper.NewLogin;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.testkit.TestPortal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What the contracts of invitations have in common: people who got one. */
public interface InvitedContract extends TownContract {

  Credentials CHOSEN = new Credentials("correct horse battery staple");

  /** A town of so many contacts who were all mailed an invitation. */
  default TestPortal invited(int contacts) {
    return invited(contacts, new ArrayList<>());
  }

  /**
   * Likewise.
   *
   * @param logins gets each login that is made
   */
  default TestPortal invited(int contacts, List<NewLogin> logins) {
    return invited(
        contacts,
        builder ->
            builder.loginKeeper(
                (login, connection) -> {
                  logins.add(login);
                  return Optional.empty();
                }));
  }

  default TestPortal invited(int contacts, UnaryOperator<PortalInvitesBuilder> more) {
    var portal = town(contacts, more);
    portal.send(invite());
    return portal;
  }

  /** Writes {@code hash} into the storage, as what finds the latest secrets of a contact. */
  default void plant(TestPortal portal, int contact, String hash) {
    portal.commit(
        stores -> {
          var mailbox = identity(contact);
          var invitation = stores.invitations().of(Set.of(mailbox)).get(mailbox).get(0);
          var genuine = invitation.latest();
          var forged =
              new Generation(
                  genuine.number(),
                  genuine.keyId(),
                  genuine.salt(),
                  new Generation.LookUp(hash, hash),
                  genuine.handedOver(),
                  genuine.expires());
          stores
              .invitations()
              .change(
                  invitation.with(invitation.mailbox(), invitation.contacts(), List.of(forged)));
        });
  }

  default LinkState peek(TestPortal portal) {
    return portal.door().acceptance().peek(token(portal));
  }

  default AcceptOutcome accept(TestPortal portal) {
    return portal.door().acceptance().accept(token(portal), CHOSEN);
  }

  default AcceptOutcome accept(TestPortal portal, String password) {
    return portal.door().acceptance().accept(token(portal), new Credentials(password));
  }

  /** The link of the first mail. */
  default String token(TestPortal portal) {
    return token(portal, 0);
  }

  default String token(TestPortal portal, int mail) {
    return TownContract.secrets(mail(portal, mail)).get(0);
  }

  /** The temporary password of the first mail. */
  default String temporaryPassword(TestPortal portal) {
    return TownContract.secrets(mail(portal, 0)).get(1);
  }

  default OutgoingMail mail(TestPortal portal, int number) {
    return portal.mails().sent().get(number);
  }

  default IdentityId identity(int contact) {
    return IdentityId.of(address(contact));
  }

  default InvitationStatus status(TestPortal portal, int contact) {
    return portal.door().audience().explain(DANA, contact(contact), everybody()).status();
  }

  default List<Activity> history(TestPortal portal, int contact, Activity.Kind kind) {
    var page = PageRequest.first(PageRequest.MAX_SIZE);
    return portal.door().activity().ofContact(DANA, contact(contact), page).items().stream()
        .filter(each -> each.kind() == kind)
        .toList();
  }
}
