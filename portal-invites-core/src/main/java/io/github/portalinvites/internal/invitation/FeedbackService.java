package io.github.portalinvites.internal.invitation;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.delivery.AddressHold;
import io.github.portalinvites.delivery.AddressHold.Cause;
import io.github.portalinvites.delivery.MailFeedback;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.internal.permission.Permissions;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.Permission;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.Change;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.storage.Stores;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Holds addresses from which mail came back, and lets them go again. */
public final class FeedbackService implements MailFeedback {

  private final PortalStorage storage;
  private final PortalId portal;
  private final Permissions permissions;

  public FeedbackService(PortalStorage storage, PortalId portal, Permissions permissions) {
    this.storage = storage;
    this.portal = portal;
    this.permissions = permissions;
  }

  @Override
  public void recordBounce(EmailAddress address) {
    hold(address, Cause.BOUNCED);
  }

  @Override
  public void recordComplaint(EmailAddress address) {
    hold(address, Cause.SUPPRESSED);
  }

  private void hold(EmailAddress address, Cause cause) {
    storage.inTransaction(portal, stores -> hold(stores, IdentityId.of(address), cause));
  }

  private static boolean hold(Stores stores, IdentityId mailbox, Cause cause) {
    if (held(stores, mailbox).filter(hold -> hold.cause() == cause).isPresent()) {
      return false;
    }
    stores.identities().hold(mailbox, new AddressHold(cause, stores.now()));
    var data =
        Map.of("address", mailbox.toString(), "cause", cause.name().toLowerCase(Locale.ROOT));
    tell(stores, Actor.SYSTEM, mailbox, Activity.Kind.ADDRESS_HELD, data);
    return true;
  }

  @Override
  public boolean clear(Actor actor, ContactId contact) {
    var permitted = permissions.require(actor, Permission.SEND_ACCOUNT_PORTAL_INVITATIONS);
    return storage.inTransaction(
        portal,
        stores -> {
          var found = StaffContacts.find(stores, contact, permitted).contact();
          return release(stores, actor, IdentityId.mailboxOf(found));
        });
  }

  private static boolean release(Stores stores, Actor actor, IdentityId mailbox) {
    if (held(stores, mailbox).isEmpty()) {
      return false;
    }
    stores.identities().release(mailbox);
    var data = Map.of("address", mailbox.toString());
    tell(stores, actor, mailbox, Activity.Kind.ADDRESS_RELEASED, data);
    return true;
  }

  private static Optional<AddressHold> held(Stores stores, IdentityId mailbox) {
    return Standings.read(stores, mailbox).hold(mailbox);
  }

  private static void tell(
      Stores stores,
      Actor actor,
      IdentityId mailbox,
      Activity.Kind kind,
      Map<String, String> data) {
    var people = Logins.atMailbox(stores, mailbox);
    Notes.append(stores, actor, people, kind, data);
    stores.changes().append(List.of(new Change.OfIdentity(mailbox)));
  }
}
