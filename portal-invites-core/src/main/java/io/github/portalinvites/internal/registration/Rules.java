package io.github.portalinvites.internal.registration;

import io.github.portalinvites.internal.invitation.HostRules;
import io.github.portalinvites.internal.secret.Secrets;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.registration.AccessRequest;
import io.github.portalinvites.registration.RegistrationPolicy;
import io.github.portalinvites.registration.RequestReason;
import io.github.portalinvites.registration.RequestState;
import io.github.portalinvites.storage.RequestStore.StoredRequest;
import io.github.portalinvites.storage.Stores;

/** How requests for access are proved and answered in one portal. */
record Rules(
    PortalId portal,
    Secrets secrets,
    Attempts attempts,
    RegistrationPolicy policy,
    HostRules host,
    RequestMails mails) {

  /**
   * What a request is about, and what it proves.
   *
   * @param counted whether failures count, and limits hold
   */
  Proof prove(Stores stores, StoredRequest stored, boolean counted) {
    return switch (stored.request().kind()) {
      case INVOICE ->
          new InvoiceProver(stores, secrets, attempts, policy.invoiceDays()).prove(stored, counted);
      case ADDRESS -> proveAddress(stores, stored);
    };
  }

  /** Whoever knows an address proves by an e-mail of the account's contacts that it is theirs. */
  private Proof proveAddress(Stores stores, StoredRequest stored) {
    return places(stores, stored).known(stores, stored.mailbox());
  }

  private Proof places(Stores stores, StoredRequest stored) {
    return new AddressProver(stores, portal, policy.addressMatcher())
        .find(stored.request().typed().about());
  }

  /** What a request is about that is not to be looked at by itself; nothing is proved. */
  Proof about(Stores stores, StoredRequest stored, RequestReason missing) {
    return switch (stored.request().kind()) {
      case INVOICE ->
          new InvoiceProver(stores, secrets, attempts, policy.invoiceDays()).about(stored, missing);
      case ADDRESS -> places(stores, stored).because(missing);
    };
  }

  /** Lets somebody in, while nobody else lets that mailbox in. */
  Admitting admitting(Stores stores, StoredRequest stored, boolean approved) {
    attempts.lock(stores, stored.mailbox());
    var inviting = new Inviting(stores, host, policy.lifetime(), mails, notices(), approved);
    return new Admitting(stores, portal, host, policy, inviting, notices(), approved);
  }

  Notices notices() {
    return new Notices(mails, attempts);
  }

  /**
   * {@code stored} as {@code answer}; what was typed to prove it goes once it is of no more use.
   */
  StoredRequest kept(StoredRequest stored, AccessRequest answer) {
    var changed = stored.request(answer);
    return answer.state() == RequestState.WAITING || answer.state() == RequestState.CLOSED
        ? changed
        : changed.withoutCode();
  }
}
