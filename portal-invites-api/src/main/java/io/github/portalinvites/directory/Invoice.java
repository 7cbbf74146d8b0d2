package io.github.portalinvites.directory;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A bill that an account got.
 *
 * @param number as printed on it; not necessarily unique
 * @param site the site it is for, null for the whole account
 * @param date the day printed on it, in the division's zone
 * @param quickPayCode null if it has none
 */
public record Invoice(
    InvoiceId id,
    AccountId account,
    String number,
    @Nullable SiteId site,
    LocalDate date,
    boolean voided,
    @Nullable String quickPayCode)
    implements DirectoryRecord {

  /** A valid invoice for the whole account without a quick pay code. */
  public static Invoice of(InvoiceId id, AccountId account, String number, LocalDate date) {
    return new Invoice(id, account, number, null, date, false, null);
  }

  public Invoice site(@Nullable SiteId value) {
    return new Invoice(id, account, number, value, date, voided, quickPayCode);
  }

  public Invoice voided(boolean value) {
    return new Invoice(id, account, number, site, date, value, quickPayCode);
  }

  public Invoice quickPayCode(@Nullable String value) {
    return new Invoice(id, account, number, site, date, voided, value);
  }
}
