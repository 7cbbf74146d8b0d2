package io.github.portalinvites.internal.registration;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.internal.invitation.HostRules;
import io.github.portalinvites.internal.invitation.Logins;
import io.github.portalinvites.internal.invitation.Standings;
import io.github.portalinvites.internal.settings.StoredSettings;
import io.github.portalinvites.invitation.Generation;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InvitationState;
import io.github.portalinvites.invitation.InvitationStatus;
import io.github.portalinvites.invitation.InviteOutcome;
import io.github.portalinvites.invitation.Obstacle;
import io.github.portalinvites.invitation.SharedMailbox;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.registration.AccessRequest;
import io.github.portalinvites.registration.RegistrationPolicy;
import io.github.portalinvites.registration.RequestKind;
import io.github.portalinvites.registration.RequestReason;
import io.github.portalinvites.registration.RequestState;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.template.TemplateId;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    RequestMails mails,
    Notices notices,
    boolean approved) {

  private static final Duration LONGEST = Duration.ofDays(365);

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

  private Logins logins() {
    return host.logins();
  }

  private AccessRequest known(AccessRequest request, Account account, Contact contact) {
    var standings = standings(contact);
    var owner = logins().owner(contact);
    var status = standings.of(owner).status();
    if (!contact.portalAccess()) {
      return waiting(request, RequestReason.SWITCHED_OFF);
    }
    if (status == InvitationStatus.ACCEPTED) {
      notices.loginExists(stores, contact.id(), account.id());
      return request.state(RequestState.CLOSED, RequestReason.HAS_LOGIN_HERE);
    }
    if (status == InvitationStatus.REVOKED && !approved) {
      return waiting(request, RequestReason.REVOKED);
    }
    var pending = pending(standings, owner.login());
    return invite(request, account, contact.id(), pending, RequestReason.KNOWN_CONTACT);
  }

  /** Another account's contact is never taken for this one's: its owner must say yes to more. */
  private AccessRequest unknown(AccessRequest request, Account account, IdentityId mailbox) {
    var others = stores.directory().contacts(Logins.atMailbox(stores, mailbox));
    if (others.stream().anyMatch(each -> !each.portalAccess())) {
      return waiting(request, RequestReason.SWITCHED_OFF);
    }
    if (host.sharing() == SharedMailbox.REFUSE && !others.isEmpty()) {
      throw new CannotMail(
          List.of(
              Obstacle.of(
                  SkipReason.SHARED_MAILBOX_REFUSED, "a contact of another account has it")));
    }
    if (logins().byMailbox()) {
      var standings = Standings.read(stores, mailbox);
      if (standings.isAccepted(mailbox)) {
        return stage(request, others);
      }
      if (standings.isRevoked(mailbox) && !approved) {
        return waiting(request, RequestReason.REVOKED);
      }
    }
    return NewContacts.in(stores, portal, policy.contacts())
        .map(contacts -> create(request, account, contacts))
        .orElseGet(() -> waiting(request, RequestReason.CANNOT_BE_CREATED));
  }

  private AccessRequest create(AccessRequest request, Account account, NewContacts contacts) {
    var contact = contacts.create(request);
    contacts.link(request, contact, account.id(), request.found().site());
    var made = request.found(request.found().contact(contact));
    RequestHistory.append(stores, Actor.SYSTEM, Activity.Kind.CONTACT_SELF_REGISTERED, made);
    var saved = stores.directory().contacts(List.of(contact)).stream().findFirst();
    var pending =
        saved.flatMap(each -> Optional.ofNullable(pending(standings(each), logins().of(each))));
    return invite(made, account, contact, pending.orElse(null), RequestReason.NEW_CONTACT);
  }

  private AccessRequest stage(AccessRequest request, List<Contact> others) {
    var owner =
        others.stream().map(Contact::id).min(Comparator.comparing(ContactId::key)).orElse(null);
    if (owner == null) {
      return waiting(request, RequestReason.CANNOT_BE_CREATED);
    }
    var staged =
        request
            .found(request.found().contact(owner))
            .state(RequestState.STAGED, RequestReason.HAS_LOGIN_ELSEWHERE);
    notices.linkStaged(stores, owner);
    RequestHistory.append(stores, Actor.SYSTEM, Activity.Kind.LINK_STAGED, staged);
    return staged;
  }

  private AccessRequest invite(
      AccessRequest request,
      Account account,
      ContactId contact,
      @Nullable Invitation pending,
      RequestReason reason) {
    var letter =
        new RequestMails.Letter(
            contact,
            account.lists().division(),
            pending,
            lifetime(pending),
            template(request),
            approved);
    var outcome = mails.invite(stores, letter).orElseThrow(() -> new CannotMail(List.of()));
    if (outcome instanceof InviteOutcome.Queued queued) {
      var invited =
          request
              .found(request.found().contact(contact).run(queued.run()))
              .state(
                  RequestState.INVITED,
                  pending == null ? reason : RequestReason.PENDING_INVITATION);
      RequestHistory.append(stores, Actor.SYSTEM, Activity.Kind.ACCESS_REQUEST_INVITED, invited);
      notices.success(stores, invited);
      return invited;
    }
    return refused(request, ((InviteOutcome.Refused) outcome).obstacles());
  }

  /** A mail that is there, or was lately, will do; anything else is for staff. */
  private static AccessRequest refused(AccessRequest request, List<Obstacle> obstacles) {
    var reasons = Set.copyOf(obstacles.stream().map(Obstacle::reason).toList());
    if (reasons.equals(Set.of(SkipReason.ALREADY_QUEUED))) {
      return request.state(RequestState.CLOSED, RequestReason.ALREADY_ON_ITS_WAY);
    }
    if (Set.of(SkipReason.COOLDOWN, SkipReason.RESEND_CAP).containsAll(reasons)) {
      return request.state(RequestState.CLOSED, RequestReason.MAILED_LATELY);
    }
    throw new CannotMail(obstacles);
  }

  /** Never shorter than what waits already. */
  private Duration lifetime(@Nullable Invitation pending) {
    return Optional.ofNullable(pending)
        .flatMap(Invitation::active)
        .map(Generation::expires)
        .map(expires -> Duration.between(stores.now(), expires))
        .filter(left -> left.compareTo(policy.lifetime()) > 0)
        .map(left -> left.compareTo(LONGEST) > 0 ? LONGEST : left)
        .orElse(policy.lifetime());
  }

  private @Nullable TemplateId template(AccessRequest request) {
    if (request.kind() == RequestKind.INVOICE) {
      return null;
    }
    var chosen = StoredSettings.in(stores).addressRequests().foundTemplate();
    return chosen == null ? TemplateId.ADDRESS_FOUND : chosen;
  }

  private Standings standings(Contact contact) {
    return Standings.read(stores, List.of(logins().owner(contact)));
  }

  /** One that was mailed; one that is queued is in its run's hands. */
  private static @Nullable Invitation pending(Standings standings, IdentityId login) {
    return standings
        .outstanding(login)
        .filter(each -> each.state() != InvitationState.QUEUED)
        .orElse(null);
  }

  static AccessRequest waiting(AccessRequest request, RequestReason reason) {
    return request.state(RequestState.WAITING, reason);
  }
}
