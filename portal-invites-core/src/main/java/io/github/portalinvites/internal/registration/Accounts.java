package io.github.portalinvites.internal.registration;

import static java.util.stream.Collectors.toMap;

import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.AccountStatus;
import io.github.portalinvites.internal.invitation.PortalClasses;
import io.github.portalinvites.internal.settings.StoredSettings;
import io.github.portalinvites.registration.RequestKind;
import io.github.portalinvites.registration.RequestReason;
import io.github.portalinvites.storage.Stores;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The accounts that somebody may be let into, as one transaction sees them. */
record Accounts(Stores stores, PortalClasses classes) {

  static Accounts in(Stores stores) {
    return new Accounts(stores, PortalClasses.read(stores));
  }

  Map<AccountId, Account> find(Collection<AccountId> ids) {
    return stores.directory().accounts(ids).stream().collect(toMap(Account::id, each -> each));
  }

  Optional<Account> find(AccountId id) {
    return stores.directory().accounts(List.of(id)).stream().findFirst();
  }

  /** What keeps {@code account} from letting anybody in who asked by {@code kind}. */
  Optional<RequestReason> closed(Account account, RequestKind kind) {
    if (account.status() != AccountStatus.ACTIVE) {
      return Optional.of(RequestReason.ACCOUNT_NOT_ACTIVE);
    }
    var settings = classes.of(account);
    if (!settings.access() || (kind == RequestKind.INVOICE && !settings.invoiceRegistration())) {
      return Optional.of(RequestReason.CLASS_DOES_NOT_ALLOW);
    }
    return StoredSettings.in(stores).portalEnabled()
        ? Optional.empty()
        : Optional.of(RequestReason.PORTAL_OFF);
  }
}
