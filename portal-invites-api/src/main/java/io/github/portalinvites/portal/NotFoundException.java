package io.github.portalinvites.portal;

/**
 * Something that does not exist, or that the actor may not see. Both are told alike, so that an
 * answer never reveals another division's ids.
 */
public final class NotFoundException extends PortalInvitesException {

  private final String kind;
  private final String id;

  /**
   * @param kind what was asked for, in the product's words: "division", "plan"
   * @param id the id as it was given
   */
  public NotFoundException(String kind, Object id) {
    super("No %s %s".formatted(kind, id));
    this.kind = kind;
    this.id = id.toString();
  }

  public String kind() {
    return kind;
  }

  public String id() {
    return id;
  }
}
