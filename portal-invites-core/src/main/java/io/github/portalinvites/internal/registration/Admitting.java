package io.github.portalinvites.internal.registration;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.internal.invitation.HostRules;
import io.github.portalinvites.internal.invitation.Logins;
import io.github.portalinvites.internal.invitation.PortalClasses;
import io.github.portalinvites.internal.invitation.Standings;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.InvitationStatus;
import io.github.portalinvites.invitation.Obstacle;
import io.github.portalinvites.invitation.SharedMailbox;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.registration.AccessRequest;
import io.github.portalinvites.registration.RegistrationPolicy;
import io.github.portalinvites.registration.RequestReason;
import io.github.portalinvites.registration.RequestState;
import io.github.portalinvites.storage.Stores;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who proved an account, or whom staff approved: the contact of the account that has the
 * typed address, else a new one. Lives within one transaction; nobody else lets that mailbox in
 * meanwhile.
 *
 * @param approved whether staff decided; a person's revocation is passed over then
 */
record Admitting(
    Stores stores,
    PortalId portal,
    HostRules host,
    RegistrationPolicy policy,
    Inviting inviting,
    Notices notices,
    boolean approved) {

  /**
   * {@code request} as it stands then.
   *
   * @param request with what was found
   * @throws CannotMail if everything is to be undone, since the invitation cannot be mailed
   */
  AccessRequest admit(AccessRequest request, Account account) {
    var mailbox = IdentityId.of(EmailAddress.parse(request.typed().email()));
    return AccountContacts.find(stores, account.id(), mailbox)
        .map(
            contact ->
                known(request.found(request.found().contact(contact.id())), account, contact))
        .orElseGet(() -> unknown(request, account, mailbox));
  }

  private AccessRequest known(AccessRequest request, Account account, Contact contact) {
    var status = status(contact);
    var covered = covers(contact, account, request.found().site());
    if (!contact.portalAccess()) {
      return waiting(request, RequestReason.SWITCHED_OFF);
    }
    if (!covered && (approved || status == InvitationStatus.ACCEPTED)) {
      return waiting(request, RequestReason.OTHER_SITE);
    }
    if (status == InvitationStatus.ACCEPTED) {
      notices.loginExists(stores, contact.id(), account.id());
      return request.state(RequestState.CLOSED, RequestReason.HAS_LOGIN_HERE);
    }
    return status == InvitationStatus.REVOKED && !approved
        ? waiting(request, RequestReason.REVOKED)
        : inviting.known(request, account, contact);
  }

  /** Whether the contact's link reaches what the request is about. */
  private boolean covers(Contact contact, Account account, @Nullable SiteId site) {
    return stores
        .directory()
        .linkedAccount(contact.id(), account.id())
        .filter(
            link ->
                link.wholeAccount()
                    || (site != null
                        && !stores
                            .directory()
                            .linkSites(contact.id(), account.id(), List.of(site))
                            .isEmpty()))
        .isPresent();
  }

  /** Another account's contact is never taken for this one's: its owner must say yes to more. */
  private AccessRequest unknown(AccessRequest request, Account account, IdentityId mailbox) {
    var others = stores.directory().contacts(logins().knownAtMailbox(stores, mailbox));
    if (others.stream().anyMatch(each -> !each.portalAccess())) {
      return waiting(request, RequestReason.SWITCHED_OFF);
    }
    if (host.sharing() == SharedMailbox.REFUSE && !others.isEmpty()) {
      var datum = "a contact of another account has this mailbox";
      throw new CannotMail(List.of(Obstacle.of(SkipReason.SHARED_MAILBOX_REFUSED, datum)));
    }
    if (logins().byMailbox() && Standings.read(stores, mailbox).isAccepted(mailbox)) {
      return NewContacts.in(stores, portal, policy.contactMaker()).isEmpty()
          ? waiting(request, RequestReason.CANNOT_BE_CREATED)
          : new Staging(stores, notices, approved).stage(request, account, others);
    }
    if (!approved && isRevoked(mailbox, others)) {
      return waiting(request, RequestReason.REVOKED);
    }
    return !approved && logins().byMailbox() && wouldOpenMore(others)
        ? waiting(request, RequestReason.CONTACT_ELSEWHERE)
        : create(request, account);
  }

  private boolean isRevoked(IdentityId mailbox, List<Contact> others) {
    return (logins().byMailbox() && Standings.read(stores, mailbox).isRevoked(mailbox))
        || others.stream().anyMatch(each -> status(each) == InvitationStatus.REVOKED);
  }

  /**
   * Whether the invitation of this mailbox would let in, too, where a customer cannot register:
   * accepting opens all its accounts.
   */
  private boolean wouldOpenMore(List<Contact> others) {
    var classes = PortalClasses.read(stores);
    return stores.directory().facts(others.stream().map(Contact::id).toList()).stream()
        .flatMap(each -> each.links().stream())
        .map(classes::of)
        .anyMatch(settings -> settings.access() && !settings.invoiceRegistration());
  }

  private AccessRequest create(AccessRequest request, Account account) {
    var contacts = NewContacts.in(stores, portal, policy.contactMaker());
    if (contacts.isEmpty()) {
      return waiting(request, RequestReason.CANNOT_BE_CREATED);
    }
    var contact = contacts.get().create(request);
    contacts.get().link(request, contact, account.id(), request.found().site());
    var made = request.found(request.found().contact(contact));
    RequestHistory.append(stores, Actor.SYSTEM, Activity.Kind.CONTACT_SELF_REGISTERED, made);
    return inviting.created(made, account, contact);
  }

  private InvitationStatus status(Contact contact) {
    var owner = logins().owner(contact);
    return Standings.read(stores, List.of(owner)).of(owner).status();
  }

  private Logins logins() {
    return host.logins();
  }

  static AccessRequest waiting(AccessRequest request, RequestReason reason) {
    return request.state(RequestState.WAITING, reason);
  }
}
