package io.github.portalinvites.internal.registration;

import static java.util.stream.Collectors.toMap;

import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.Division;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.directory.Invoice;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.internal.secret.Secrets;
import io.github.portalinvites.registration.RequestKind;
import io.github.portalinvites.registration.RequestReason;
import io.github.portalinvites.storage.RequestStore.StoredRequest;
import io.github.portalinvites.storage.Stores;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Proves an account by an invoice of it: not void, recent, and with the quick pay code or the
 * account number. All invoices with the number are tried, and exactly one must do.
 *
 * @param invoiceDays how old it may be, by the days of the division's zone
 */
record InvoiceProver(Stores stores, Secrets secrets, Attempts attempts, int invoiceDays) {

  /** More than a host's numbering would ever repeat. */
  private static final int MOST_INVOICES = 20;

  /**
   * What {@code stored} proves.
   *
   * @param counted whether failures count, and limits hold
   */
  Proof prove(StoredRequest stored, boolean counted) {
    var invoices = invoices(stored.request().typed().about());
    if (invoices.size() > MOST_INVOICES) {
      return Proof.none(RequestReason.SEVERAL_MATCHES);
    }
    var accounts = Accounts.in(stores);
    var known = accounts.find(invoices.stream().map(Invoice::account).toList());
    var beyond =
        counted
            ? attempts.expectFailures(stores, known.values())
            : Map.<AccountId, RequestReason>of();
    var tried =
        invoices.stream()
            .filter(each -> known.containsKey(each.account()))
            .map(each -> tried(accounts, known, beyond, each, stored.code()))
            .toList();
    var proof = only(tried);
    if (counted) {
      tried.stream()
          .filter(each -> !isLimited(each) && each.missing() != RequestReason.WRONG_CODE)
          .map(Proof::account)
          .distinct()
          .forEach(each -> attempts.noFailure(stores, Objects.requireNonNull(each)));
    }
    return proof;
  }

  private List<Invoice> invoices(String number) {
    return Typing.spellings(number).stream()
        .flatMap(each -> stores.directory().invoices(each).stream())
        .distinct()
        .toList();
  }

  private Proof tried(
      Accounts accounts,
      Map<AccountId, Account> known,
      Map<AccountId, RequestReason> beyond,
      Invoice invoice,
      String code) {
    var account = Objects.requireNonNull(known.get(invoice.account()));
    var missing = beyond.get(account.id());
    return missing != null
        ? Proof.none(account, invoice.site(), missing)
        : missing(accounts, account, invoice, code)
            .map(each -> Proof.none(account, invoice.site(), each))
            .orElseGet(() -> Proof.of(account, invoice.site()));
  }

  private Optional<RequestReason> missing(
      Accounts accounts, Account account, Invoice invoice, String code) {
    // both are always compared
    var byCode = matches(code, invoice.quickPayCode());
    var byNumber = matches(code, account.number());
    if (!(byCode || byNumber)) {
      return Optional.of(RequestReason.WRONG_CODE);
    }
    if (invoice.voided()) {
      return Optional.of(RequestReason.INVOICE_VOID);
    }
    if (invoice.date().isBefore(today(account).minusDays(invoiceDays))) {
      return Optional.of(RequestReason.INVOICE_TOO_OLD);
    }
    return isItsSite(account, invoice.site())
        ? accounts.closed(account, RequestKind.INVOICE)
        : Optional.of(RequestReason.SITE_NOT_FOUND);
  }

  private boolean isItsSite(Account account, @Nullable SiteId site) {
    return site == null
        || stores.directory().sites(List.of(site)).stream()
            .anyMatch(each -> each.account().equals(account.id()));
  }

  /** The one account whose invoice has the number; nothing is proved. */
  Proof about(StoredRequest stored, RequestReason missing) {
    var accounts =
        Accounts.in(stores)
            .find(
                invoices(stored.request().typed().about()).stream().map(Invoice::account).toList());
    return accounts.size() == 1
        ? Proof.none(accounts.values().iterator().next(), null, missing)
        : Proof.none(missing);
  }

  /** What is blank matches nothing. */
  private boolean matches(String code, @Nullable String factor) {
    return factor != null
        && !factor.isBlank()
        && secrets.isDisguised(code, Door.CODE, Typing.normal(factor));
  }

  private LocalDate today(Account account) {
    return LocalDate.ofInstant(stores.now(), zone(account.lists().division()));
  }

  private ZoneId zone(DivisionId id) {
    var zones =
        stores.directory().divisions().stream().collect(toMap(Division::id, Division::zone));
    return zones.getOrDefault(id, ZoneOffset.UTC);
  }

  /** The one that proves; else what comes nearest to it. */
  private static Proof only(List<Proof> tried) {
    var proving = tried.stream().filter(each -> each.missing() == null).toList();
    var limited = tried.stream().filter(InvoiceProver::isLimited).findFirst();
    if (proving.size() > 1) {
      return Proof.none(RequestReason.SEVERAL_MATCHES);
    }
    // one that was not tried might have been the second
    return limited
        .or(() -> proving.stream().findFirst())
        .or(
            () ->
                tried.stream()
                    .filter(each -> each.missing() != RequestReason.WRONG_CODE)
                    .findFirst())
        .or(() -> tried.stream().findFirst())
        .orElseGet(() -> Proof.none(RequestReason.INVOICE_NOT_FOUND));
  }

  private static boolean isLimited(Proof proof) {
    return proof.missing() == RequestReason.ACCOUNT_LIMIT
        || proof.missing() == RequestReason.DIVISION_LIMIT;
  }
}
