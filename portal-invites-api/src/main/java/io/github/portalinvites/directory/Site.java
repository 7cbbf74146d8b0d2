package io.github.portalinvites.directory;

import org.jspecify.annotations.Nullable;

/**
 * A service location of an account.
 *
 * @param address one line, null if unknown
 * @param source null if unknown
 */
public record Site(
    SiteId id,
    AccountId account,
    String number,
    String name,
    @Nullable String address,
    @Nullable SiteSourceId source,
    boolean active)
    implements DirectoryRecord {

  /** An active site without address and source. */
  public static Site of(SiteId id, AccountId account, String number, String name) {
    return new Site(id, account, number, name, null, null, true);
  }

  public Site address(@Nullable String value) {
    return new Site(id, account, number, name, value, source, active);
  }

  public Site source(@Nullable SiteSourceId value) {
    return new Site(id, account, number, name, address, value, active);
  }

  public Site active(boolean value) {
    return new Site(id, account, number, name, address, source, value);
  }
}
