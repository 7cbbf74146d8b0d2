package io.github.portalinvites.jdbc;

import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The directory's accounts, without anything that belongs to them. */
final class HostAccounts {

  private static final String ACCOUNTS =
      """
      select account_id, account_number, name, division_id, account_class_id, bill_group_id,
             account_source_id, status, balance, automatic_payment, address
        from pi_account
       where portal_id = :portal_id and account_id = any(:accounts)
       order by %s, account_number, name
      """;

  private final Session session;
  private final UnreadableRows unreadable;
  private final KeyColumn key;

  HostAccounts(Session session, UnreadableRows unreadable) {
    this.session = session;
    this.unreadable = unreadable;
    this.key = session.key(KeyKind.ACCOUNT);
  }

  List<Account> of(Collection<AccountId> ids) {
    var accounts = new LinkedHashMap<AccountId, Account>();
    session
        .query(ACCOUNTS.formatted(session.dialect().inKeyOrder("account_id", key.sqlType())))
        .bind("accounts", session.keys(KeyKind.ACCOUNT, ids))
        .map((row, context) -> account(row))
        .stream()
        .flatMap(Optional::stream)
        .forEach(
            account -> {
              if (accounts.putIfAbsent(account.id(), account) != null) {
                unreadable.doubled(Relation.ACCOUNT, account.id());
              }
            });
    return List.copyOf(accounts.values());
  }

  /** Empty for a row that cannot be read. */
  private Optional<Account> account(ResultSet row) throws SQLException {
    var id = key.read(row, AccountId::new);
    try {
      return Optional.of(new LinkFactsReader(session, unreadable).account(row));
    } catch (InvalidDirectoryValueException e) {
      unreadable.unreadable(Relation.ACCOUNT, id, e.column());
      return Optional.empty();
    }
  }
}
