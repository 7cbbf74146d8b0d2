package io.github.portalinvites.internal.registration;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.internal.portal.LostRace;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.registration.AccessRequest;
import io.github.portalinvites.registration.AccessRequest.Decision;
import io.github.portalinvites.registration.Approval;
import io.github.portalinvites.registration.RequestId;
import io.github.portalinvites.registration.RequestKind;
import io.github.portalinvites.registration.RequestReason;
import io.github.portalinvites.registration.RequestState;
import io.github.portalinvites.registration.ReviewOutcome;
import io.github.portalinvites.storage.RequestStore.StoredRequest;
import io.github.portalinvites.storage.Stores;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a member of staff answers. Lives within one transaction. */
record Review(Stores stores, Rules rules, Actor actor, PermittedDivisions permitted) {

  /** The account that was found is the right one, whatever the reason. */
  private static final Set<RequestReason> ABOUT_THE_PERSON =
      EnumSet.of(
          RequestReason.NOT_A_CONTACT,
          RequestReason.CONTACT_ELSEWHERE,
          RequestReason.OTHER_SITE,
          RequestReason.LOGIN_WITHOUT_CONTACT,
          RequestReason.HAS_LOGIN_ELSEWHERE,
          RequestReason.APPROVAL_NEEDED,
          RequestReason.REVOKED,
          RequestReason.SWITCHED_OFF,
          RequestReason.MAILED_LATELY,
          RequestReason.ALREADY_ON_ITS_WAY,
          RequestReason.HAS_LOGIN_HERE,
          RequestReason.CANNOT_BE_MAILED,
          RequestReason.CANNOT_BE_CREATED);

  /**
   * @throws NotFoundException if there is no such request in the actor's divisions
   */
  StoredRequest find(RequestId request) {
    return stores
        .requests()
        .find(request)
        .filter(this::isVisible)
        .orElseThrow(() -> new NotFoundException("access request", request));
  }

  boolean isVisible(StoredRequest stored) {
    var division = stored.request().found().division();
    return division == null || permitted.contains(division);
  }

  AccessRequest decline(RequestId id, @Nullable String note) {
    var stored = find(id);
    var state = stored.request().state();
    if (state != RequestState.WAITING && state != RequestState.STAGED) {
      return stored.request();
    }
    var declined = stored.request().state(RequestState.DECLINED, stored.request().reason());
    return write(stored, declined, Activity.Kind.ACCESS_REQUEST_DECLINED, note);
  }

  ReviewOutcome approve(RequestId id, Approval approval) {
    // whoever else approves is done by the time of the second look
    rules.attempts().lock(stores, find(id).mailbox());
    var stored = find(id);
    var request = stored.request();
    if (!isOpen(request)) {
      return new ReviewOutcome.AlreadyAnswered(request);
    }
    var proof = proof(stored, approval);
    return proof
        .proven()
        .map(account -> approve(stored, proof.in(request), account, approval.note()))
        .orElseGet(() -> new ReviewOutcome.NotPossible(proof.reason(), List.of()));
  }

  /** Whether anybody may still be let in: not if the person was forgotten. */
  private boolean isOpen(AccessRequest request) {
    var isOver = !stores.now().isBefore(StagedLinks.expires(request));
    return !request.typed().email().isEmpty()
        && switch (request.state()) {
          case WAITING, CLOSED -> true;
          case STAGED -> isOver;
          case RECEIVED, INVITED, LINKED, DECLINED -> false;
        };
  }

  private ReviewOutcome approve(
      StoredRequest stored, AccessRequest request, Account account, @Nullable String note) {
    require(account);
    var admitted = rules.admitting(stores, stored, true).admit(request, account);
    return admitted.state() == RequestState.WAITING
        ? new ReviewOutcome.NotPossible(admitted.reason(), List.of())
        : new ReviewOutcome.Approved(
            write(stored, admitted, Activity.Kind.ACCESS_REQUEST_APPROVED, note));
  }

  private Proof proof(StoredRequest stored, Approval approval) {
    var found = stored.request().found();
    if (approval.account() != null) {
      return open(approval.account(), approval.site());
    }
    return found.account() != null && ABOUT_THE_PERSON.contains(stored.request().reason())
        ? open(found.account(), found.site())
        : rules.prove(stores, stored, false);
  }

  /** Staff may open what a class keeps customers from opening themselves; nothing more. */
  private Proof open(AccountId id, @Nullable SiteId site) {
    var accounts = Accounts.in(stores);
    var account = accounts.find(id).orElseThrow(() -> new NotFoundException("account", id));
    require(account);
    if (site != null) {
      requireSite(account, site);
    }
    return accounts
        .closed(account, RequestKind.ADDRESS)
        .map(each -> Proof.none(account, site, each))
        .orElseGet(() -> Proof.of(account, site));
  }

  private void require(Account account) {
    if (!permitted.contains(account.lists().division())) {
      throw new NotFoundException("account", account.id());
    }
  }

  private void requireSite(Account account, SiteId id) {
    var itsSite =
        stores.directory().sites(List.of(id)).stream()
            .anyMatch(each -> each.account().equals(account.id()));
    if (!itsSite) {
      throw new NotFoundException("site", id);
    }
  }

  private AccessRequest write(
      StoredRequest stored, AccessRequest answer, Activity.Kind kind, @Nullable String note) {
    var decided = answer.decided(new Decision(actor.email(null), stores.now(), note));
    if (!stores.requests().change(rules.kept(stored, decided))) {
      throw new LostRace("An access request");
    }
    RequestHistory.append(stores, actor, kind, decided);
    return decided;
  }
}
