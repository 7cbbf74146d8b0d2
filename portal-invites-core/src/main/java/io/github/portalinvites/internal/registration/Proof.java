package io.github.portalinvites.internal.registration;

import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.registration.AccessRequest;
import io.github.portalinvites.registration.AccessRequest.Found;
import io.github.portalinvites.registration.RequestReason;
import io.github.portalinvites.storage.Stores;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request was found to be about.
 *
 * @param account null if it is about none, or several
 * @param site the only site that it is about
 * @param missing why it proves nothing, null if it does
 */
record Proof(@Nullable Account account, @Nullable SiteId site, @Nullable RequestReason missing) {

  static Proof none(RequestReason missing) {
    return new Proof(null, null, missing);
  }

  static Proof none(Account about, @Nullable SiteId site, RequestReason missing) {
    return new Proof(about, site, missing);
  }

  static Proof of(Account account, @Nullable SiteId site) {
    return new Proof(account, site, null);
  }

  /** The account, if it is proved. */
  Optional<Account> proven() {
    return missing == null ? Optional.ofNullable(account) : Optional.empty();
  }

  /** Why it is not; what was found is of no use if nothing says so. */
  RequestReason reason() {
    return missing == null ? RequestReason.FAILED : missing;
  }

  /** The same account, which is not proved for another reason. */
  Proof because(RequestReason missing) {
    return new Proof(account, site, missing);
  }

  /** The same, where the account has a contact with {@code mailbox}; else it proves nothing. */
  Proof known(Stores stores, IdentityId mailbox) {
    return account == null
            || missing != null
            || AccountContacts.find(stores, account.id(), mailbox).isPresent()
        ? this
        : none(account, site, RequestReason.NOT_A_CONTACT);
  }

  /** {@code request} with what was found. */
  AccessRequest in(AccessRequest request) {
    return account == null
        ? request.found(Found.NOTHING)
        : request.found(request.found().account(account.lists().division(), account.id(), site));
  }
}
