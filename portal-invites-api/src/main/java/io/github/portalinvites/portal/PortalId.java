package io.github.portalinvites.portal;

/** The id of one portal: a tenant, a branch or a brand. One database may serve several. */
public record PortalId(String value) {

  /** The portal of a host that has only one. */
  public static final PortalId DEFAULT = new PortalId("default");

  private static final int MAX_LENGTH = 64;

  public PortalId {
    if (value.isBlank() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "A portal id has 1 to %d characters".formatted(MAX_LENGTH));
    }
  }

  public static PortalId of(String value) {
    return new PortalId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
