package io.github.portalinvites.internal.registration;

import static java.util.stream.Collectors.toSet;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountId;
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
import io.github.portalinvites.invitation.InviteOutcome;
import io.github.portalinvites.invitation.Obstacle;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.registration.AccessRequest;
import io.github.portalinvites.registration.RequestKind;
import io.github.portalinvites.registration.RequestReason;
import io.github.portalinvites.registration.RequestState;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.template.TemplateId;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Invites whoever asked, or sends an invitation that waits again. Lives within one transaction.
 *
 * @param lifetime of a new invitation
 * @param approved whether staff decided
 */
record Inviting(
    Stores stores,
    HostRules host,
    Duration lifetime,
    RequestMails mails,
    Notices notices,
    boolean approved) {

  private static final Set<SkipReason> MAIL_IS_THERE =
      EnumSet.of(SkipReason.ALREADY_QUEUED, SkipReason.COOLDOWN);

  /** What staff and an invoice may still send after others asked by address. */
  private static final int LEFT_OF_THE_CAP = 2;

  private static final int MOST_ACCOUNTS = 20;

  /** An address proves nothing: who knows it must not use up what a contact may be mailed. */
  private static final Duration BETWEEN_REPEATS_BY_ADDRESS = Duration.ofDays(1);

  /** Invites a contact that the account has. A mail that is there, or was lately, will do. */
  AccessRequest known(AccessRequest request, Account account, Contact contact) {
    var pending = pending(contact).orElse(null);
    if (!approved && request.kind() == RequestKind.ADDRESS) {
      if (wasMailedToday(pending)) {
        return request.state(RequestState.CLOSED, RequestReason.MAILED_LATELY);
      }
      if (usesUpTheCap(contact)) {
        return Admitting.waiting(request, RequestReason.MAILED_LATELY);
      }
    }
    var outcome = queue(request, account, contact.id(), pending);
    return outcome instanceof InviteOutcome.Refused refused
        ? refused(request, refused.obstacles(), pending)
        : invited(request, outcome, pending, RequestReason.KNOWN_CONTACT);
  }

  /**
   * Invites a contact that was just made. A mail to its mailbox that is there already lets it in,
   * too; without one it must not stay.
   */
  AccessRequest created(AccessRequest request, Account account, ContactId contact) {
    var saved = stores.directory().contacts(List.of(contact)).stream().findFirst();
    var pending = saved.flatMap(this::pending).orElse(null);
    var outcome = queue(request, account, contact, pending);
    if (outcome instanceof InviteOutcome.Refused refused) {
      var closed = refused(request, refused.obstacles(), pending);
      return letIn(closed.state(RequestState.INVITED, closed.reason()));
    }
    return invited(request, outcome, pending, RequestReason.NEW_CONTACT);
  }

  private InviteOutcome queue(
      AccessRequest request, Account account, ContactId contact, @Nullable Invitation pending) {
    var letter =
        new RequestMails.Letter(
            contact,
            account.lists().division(),
            pending,
            lifetime(pending),
            template(request),
            approved);
    return mails.invite(stores, letter).orElseThrow(() -> new CannotMail(List.of()));
  }

  private AccessRequest invited(
      AccessRequest request,
      InviteOutcome outcome,
      @Nullable Invitation pending,
      RequestReason reason) {
    var run = ((InviteOutcome.Queued) outcome).run();
    var why = pending == null ? reason : RequestReason.PENDING_INVITATION;
    return letIn(request.found(request.found().run(run)).state(RequestState.INVITED, why));
  }

  private AccessRequest letIn(AccessRequest invited) {
    RequestHistory.append(stores, Actor.SYSTEM, Activity.Kind.ACCESS_REQUEST_INVITED, invited);
    opened(invited).forEach(each -> notices.success(stores, invited, each));
    return invited;
  }

  private Logins logins() {
    return host.logins();
  }

  /** The accounts that the invitation opens, up to {@value #MOST_ACCOUNTS}. */
  private Stream<AccountId> opened(AccessRequest request) {
    var mailbox = IdentityId.of(EmailAddress.parse(request.typed().email()));
    var contacts = new HashSet<ContactId>();
    Optional.ofNullable(request.found().contact()).ifPresent(contacts::add);
    if (logins().byMailbox()) {
      contacts.addAll(logins().knownAtMailbox(stores, mailbox));
    }
    var asked = Optional.ofNullable(request.found().account()).stream();
    var others =
        stores.directory().facts(contacts).stream()
            .flatMap(each -> each.links().stream())
            .map(each -> each.account().id())
            .sorted(Comparator.comparing(AccountId::key));
    return Stream.concat(asked, others).distinct().limit(MOST_ACCOUNTS);
  }

  /** Anything but a mail that is there, or was there a moment ago, is for staff. */
  private AccessRequest refused(
      AccessRequest request, List<Obstacle> obstacles, @Nullable Invitation pending) {
    var reasons = obstacles.stream().map(Obstacle::reason).collect(toSet());
    var isOnItsWay = reasons.contains(SkipReason.ALREADY_QUEUED);
    if (approved || !MAIL_IS_THERE.containsAll(reasons) || !(isOnItsWay || pending != null)) {
      throw new CannotMail(obstacles);
    }
    return request.state(
        RequestState.CLOSED,
        isOnItsWay ? RequestReason.ALREADY_ON_ITS_WAY : RequestReason.MAILED_LATELY);
  }

  /** Never shorter than what waits already. */
  private Duration lifetime(@Nullable Invitation pending) {
    return Optional.ofNullable(pending)
        .flatMap(Invitation::active)
        .map(Generation::expires)
        .map(expires -> Duration.between(stores.now(), expires))
        .filter(left -> left.compareTo(lifetime) > 0)
        .orElse(lifetime);
  }

  private boolean wasMailedToday(@Nullable Invitation pending) {
    return Optional.ofNullable(pending)
        .flatMap(Invitation::active)
        .map(Generation::handedOver)
        .filter(at -> stores.now().isBefore(at.plus(BETWEEN_REPEATS_BY_ADDRESS)))
        .isPresent();
  }

  private boolean usesUpTheCap(Contact contact) {
    var owner = logins().owner(contact);
    var since = stores.now().minus(host.limits().capPeriod());
    var recent =
        Standings.read(stores, List.of(owner)).history(owner.login()).stream()
            .flatMap(each -> each.generations().stream())
            .map(Generation::handedOver)
            .filter(at -> at != null && at.isAfter(since))
            .count();
    return recent + LEFT_OF_THE_CAP >= host.limits().cap();
  }

  private @Nullable TemplateId template(AccessRequest request) {
    if (request.kind() == RequestKind.INVOICE) {
      return null;
    }
    var chosen = StoredSettings.in(stores).addressRequests().foundTemplate();
    return chosen == null ? TemplateId.ADDRESS_FOUND : chosen;
  }

  /** One that was mailed; one that is queued is in its run's hands. */
  private Optional<Invitation> pending(Contact contact) {
    var owner = logins().owner(contact);
    return Standings.read(stores, List.of(owner))
        .outstanding(owner.login())
        .filter(each -> each.state() != InvitationState.QUEUED);
  }
}
