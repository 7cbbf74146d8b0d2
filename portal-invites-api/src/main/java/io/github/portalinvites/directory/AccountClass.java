package io.github.portalinvites.directory;

/** A class of accounts with its portal settings. */
public record AccountClass(AccountClassId id, String name, PortalSettings portal)
    implements DirectoryRecord {

  /** A class with the default portal settings. */
  public static AccountClass of(AccountClassId id, String name) {
    return new AccountClass(id, name, PortalSettings.DEFAULT);
  }

  public AccountClass portal(PortalSettings settings) {
    return new AccountClass(id, name, settings);
  }
}
