package io.github.portalinvites.internal.registration;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.internal.secret.Secrets;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.portal.HostId;
import io.github.portalinvites.registration.FormField;
import io.github.portalinvites.registration.RegistrationLimits;
import io.github.portalinvites.registration.RegistrationLimits.Rate;
import io.github.portalinvites.registration.RequestKind;
import io.github.portalinvites.registration.RequestReason;
import io.github.portalinvites.storage.Stores;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Counts requests and failures for all processes. What is counted is stored as a keyed hash. */
record Attempts(Secrets secrets, RegistrationLimits limits) {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int MARK = 12;

  /** A mark that requests of one client share. */
  String mark(String client) {
    return hash("mark", ClientAddress.of(client)).substring(0, MARK);
  }

  /**
   * Counts one request; takes the same statements whatever we know, and two more for a counter that
   * is new. What is beyond one limit does not count for the next.
   *
   * @return the limit that it is beyond; {@link RequestReason#NOT_LOOKED_AT} if beyond none
   */
  RequestReason count(Stores stores, Form form, String client) {
    var result = RequestReason.NOT_LOOKED_AT;
    result = count(stores, result, RequestReason.CLIENT_LIMIT, client(client), limits.client());
    if (form.kind() == RequestKind.INVOICE) {
      var invoice = key("invoice", Typing.normal(form.get(FormField.INVOICE)));
      result = count(stores, result, RequestReason.INVOICE_LIMIT, invoice, limits.invoice());
    }
    var target = key("target", form.email().canonical());
    result = count(stores, result, RequestReason.TARGET_LIMIT, target, limits.target());
    // the one counter that all share comes last: nobody waits long for it
    return count(
        stores,
        result,
        RequestReason.PORTAL_LIMIT,
        key("portal", ""),
        limits.portalPerHour(),
        HOUR);
  }

  /** Counts what is too long to be looked at, so that not even that is free. */
  void countTooLong(Stores stores, String client) {
    count(
        stores,
        RequestReason.NOT_LOOKED_AT,
        RequestReason.CLIENT_LIMIT,
        client(client),
        limits.client());
  }

  private String client(String client) {
    return key("client", ClientAddress.of(client));
  }

  private static RequestReason count(
      Stores stores, RequestReason before, RequestReason beyond, String key, Rate rate) {
    var soon = count(stores, before, beyond, key, rate.perPeriod(), rate.period());
    return count(stores, soon, beyond, key, rate.perDay(), DAY);
  }

  private static RequestReason count(
      Stores stores,
      RequestReason before,
      RequestReason beyond,
      String key,
      int limit,
      Duration period) {
    var wanted = before == RequestReason.NOT_LOOKED_AT ? 1 : 0;
    var allowed = stores.throttles().hit(key, wanted, limit, period);
    return allowed == wanted ? before : beyond;
  }

  /**
   * Counts a failure on each of {@code accounts} before it happens, so that no two find the same
   * room; a success gives it back.
   *
   * @return the limits that it would be beyond
   */
  Map<AccountId, RequestReason> expectFailures(Stores stores, Collection<Account> accounts) {
    var beyond = new HashMap<AccountId, RequestReason>();
    // all accounts in one order, then all divisions, so that no two wait for each other
    for (var account : sorted(accounts, Account::id)) {
      if (stores.throttles().hit(ofAccount(account), 1, limits.accountFailuresPerDay(), DAY) == 0) {
        beyond.put(account.id(), RequestReason.ACCOUNT_LIMIT);
      }
    }
    for (var account : sorted(accounts, each -> each.lists().division())) {
      if (!beyond.containsKey(account.id()) && !expectFailureIn(stores, account)) {
        stores.throttles().giveBack(ofAccount(account), 1, DAY);
        beyond.put(account.id(), RequestReason.DIVISION_LIMIT);
      }
    }
    return beyond;
  }

  private boolean expectFailureIn(Stores stores, Account account) {
    var limit = limits.divisionFailuresPerHour();
    return stores.throttles().hit(ofDivision(account), 1, limit, HOUR) > 0;
  }

  private static List<Account> sorted(Collection<Account> accounts, Function<Account, HostId> by) {
    return accounts.stream().sorted(Comparator.comparing(each -> by.apply(each).key())).toList();
  }

  /** It did not happen. */
  void noFailure(Stores stores, Account account) {
    stores.throttles().giveBack(ofAccount(account), 1, DAY);
    stores.throttles().giveBack(ofDivision(account), 1, HOUR);
  }

  private String ofAccount(Account account) {
    return key("account", account.id().toString());
  }

  private String ofDivision(Account account) {
    return key("division", account.lists().division().toString());
  }

  /** Whether this is the first time within {@code period}. */
  boolean isFirst(Stores stores, String kind, String about, Duration period) {
    return stores.throttles().hit(key(kind, about), 1, 1, period) == 1;
  }

  /** Has everybody else who lets somebody of {@code mailbox} in wait for this transaction. */
  void lock(Stores stores, IdentityId mailbox) {
    stores.throttles().hit(key("lock", mailbox.value()), 0, 1, DAY);
  }

  private String key(String kind, String counted) {
    return "request." + kind + "." + hash(kind, counted);
  }

  private String hash(String kind, String counted) {
    return HexFormat.of()
        .formatHex(secrets.mac("access-requests." + kind, counted.getBytes(UTF_8)));
  }
}
