package io.github.portalinvites.directory;

/** Something that a customer gets at a site. */
public record Service(ServiceId id, SiteId site, boolean active) implements DirectoryRecord {

  public static Service active(ServiceId id, SiteId site) {
    return new Service(id, site, true);
  }

  public static Service ended(ServiceId id, SiteId site) {
    return new Service(id, site, false);
  }
}
