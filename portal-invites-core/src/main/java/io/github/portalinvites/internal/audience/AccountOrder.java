package io.github.portalinvites.internal.audience;

import io.github.portalinvites.directory.Account;
import java.util.Comparator;

/**
 * By account number as people count, "A2" before "A10": the first one gives sender, template and
 * names.
 */
public final class AccountOrder {

  public static final Comparator<Account> BY_NUMBER =
      Comparator.comparing((Account account) -> FoldedText.numberKey(account.number()))
          .thenComparing(account -> account.id().key());

  private AccountOrder() {}
}
