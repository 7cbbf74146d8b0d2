package io.github.portalinvites.access;

/**
 * A role of the host's catalogue, such as <i>Billing</i>. What its holders may do is the host's
 * affair.
 *
 * @param name as staff see it
 */
public record PortalRole(RoleId id, String name) {

  public static PortalRole of(String id, String name) {
    return new PortalRole(RoleId.of(id), name);
  }
}
