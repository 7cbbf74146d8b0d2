package io.github.portalinvites.directory;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A customer's account.
 *
 * @param number what staff and customers call it; unique for the host, not for us
 * @param lists where it stands in the host's lists
 * @param balance what the customer owes; negative is a credit. The currency is the host's affair
 * @param automaticPayment whether it is paid without the customer's doing
 * @param address one line, null if unknown
 */
public record Account(
    AccountId id,
    String number,
    String name,
    Lists lists,
    AccountStatus status,
    BigDecimal balance,
    boolean automaticPayment,
    @Nullable String address)
    implements DirectoryRecord {

  /**
   * An active account of a division, in no other list, that owes nothing and has no automatic
   * payment.
   */
  public static Account of(AccountId id, String number, String name, DivisionId division) {
    var lists = new Lists(division, null, null, null);
    return new Account(id, number, name, lists, AccountStatus.ACTIVE, BigDecimal.ZERO, false, null);
  }

  public Account accountClass(@Nullable AccountClassId value) {
    return with(new Lists(lists.division, value, lists.billGroup, lists.source));
  }

  public Account billGroup(@Nullable BillGroupId value) {
    return with(new Lists(lists.division, lists.accountClass, value, lists.source));
  }

  public Account source(@Nullable AccountSourceId value) {
    return with(new Lists(lists.division, lists.accountClass, lists.billGroup, value));
  }

  public Account status(AccountStatus value) {
    return new Account(id, number, name, lists, value, balance, automaticPayment, address);
  }

  public Account balance(BigDecimal value) {
    return new Account(id, number, name, lists, status, value, automaticPayment, address);
  }

  public Account automaticPayment(boolean value) {
    return new Account(id, number, name, lists, status, balance, value, address);
  }

  public Account address(@Nullable String value) {
    return new Account(id, number, name, lists, status, balance, automaticPayment, value);
  }

  private Account with(Lists value) {
    return new Account(id, number, name, value, status, balance, automaticPayment, address);
  }

  /** An account's places in the host's lists; every account has a division. */
  public record Lists(
      DivisionId division,
      @Nullable AccountClassId accountClass,
      @Nullable BillGroupId billGroup,
      @Nullable AccountSourceId source) {}
}
