package io.github.portalinvites.directory;

/** A group of accounts that are billed together. */
public record BillGroup(BillGroupId id, String name) implements DirectoryRecord {

  public static BillGroup of(BillGroupId id, String name) {
    return new BillGroup(id, name);
  }
}
