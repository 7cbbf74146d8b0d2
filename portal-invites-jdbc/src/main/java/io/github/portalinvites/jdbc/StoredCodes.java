package io.github.portalinvites.jdbc;

import io.github.portalinvites.directory.AccountStatus;
import io.github.portalinvites.invitation.InvitationStatus;
import io.github.portalinvites.invitation.StatusBucket;
import java.util.List;

/**
 * The small numbers that stand for constants in audience rows. They sort as the constants do; a new
 * constant between others needs a resync.
 */
record StoredCodes<E>(List<E> constants) {

  static final StoredCodes<AccountStatus> ACCOUNT_STATUS = of(AccountStatus.values());
  static final StoredCodes<StatusBucket> BUCKET = of(StatusBucket.values());
  static final StoredCodes<InvitationStatus> STATUS = of(InvitationStatus.values());

  int of(E constant) {
    return constants.indexOf(constant);
  }

  E constant(int code) {
    return constants.get(code);
  }

  private static <E> StoredCodes<E> of(E[] constants) {
    return new StoredCodes<>(List.of(constants));
  }
}
