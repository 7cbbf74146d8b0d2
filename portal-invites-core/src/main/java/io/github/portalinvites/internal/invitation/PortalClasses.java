package io.github.portalinvites.internal.invitation;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountClass;
import io.github.portalinvites.directory.AccountClassId;
import io.github.portalinvites.directory.PortalSettings;
import io.github.portalinvites.storage.LinkFacts;
import io.github.portalinvites.storage.Stores;
import java.util.Map;
import java.util.function.Function;

/** What each account class allows; an account without a class goes by the defaults. */
public record PortalClasses(Map<AccountClassId, AccountClass> classes) {

  /** The classes as a transaction or snapshot sees them. */
  public static PortalClasses read(Stores stores) {
    return new PortalClasses(
        stores.directory().accountClasses().stream()
            .collect(toUnmodifiableMap(AccountClass::id, Function.identity())));
  }

  /** The portal settings for a link's account. */
  public PortalSettings of(LinkFacts link) {
    return of(link.account());
  }

  /** The portal settings for an account. */
  public PortalSettings of(Account account) {
    var accountClass = account.lists().accountClass();
    return accountClass == null || !classes.containsKey(accountClass)
        ? PortalSettings.DEFAULT
        : classes.get(accountClass).portal();
  }

  /** Whether the class of a link's account has portal access. */
  public boolean allow(LinkFacts link) {
    return of(link).access();
  }
}
