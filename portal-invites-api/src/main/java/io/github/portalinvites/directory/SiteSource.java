package io.github.portalinvites.directory;

/** Where a site came from. */
public record SiteSource(SiteSourceId id, String name) implements DirectoryRecord {

  public static SiteSource of(SiteSourceId id, String name) {
    return new SiteSource(id, name);
  }
}
