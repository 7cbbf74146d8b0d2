package io.github.portalinvites.directory;

/** Where an account came from. */
public record AccountSource(AccountSourceId id, String name) implements DirectoryRecord {

  public static AccountSource of(AccountSourceId id, String name) {
    return new AccountSource(id, name);
  }
}
