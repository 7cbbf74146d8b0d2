package io.github.portalinvites.audience;

import java.util.Arrays;
import java.util.Locale;

/** What a list of details is sorted by; ties keep a stable order of their own. */
public enum AudienceSort {
  CONTACT_NAME,
  /** By account number. */
  ACCOUNT,
  /** In the order of {@code InvitationStatus}. */
  STATUS,
  /** Never sent comes first. */
  LAST_INVITE_SENT,
  /** Never logged in comes first. */
  LAST_LOGIN;

  /** The stable name for interfaces: {@code last-login}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The sort of a code.
   *
   * @throws InvalidSortException if {@code code} is none of the codes, to the letter
   */
  public static AudienceSort ofCode(String code) {
    return Arrays.stream(values())
        .filter(each -> each.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new InvalidSortException(code));
  }
}
