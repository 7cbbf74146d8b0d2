package io.github.portalinvites.directory;

/**
 * What an account class allows its contacts in the portal.
 *
 * @param access <i>enable portal access</i>; default yes
 * @param autoSend <i>auto send portal invitation on contact creation</i>; default no
 * @param invoiceRegistration <i>allow invoice-verified self registration</i>; default no
 * @param inactiveSites <i>enable viewing inactive site</i>; default no
 * @param homePage <i>customer portal home page</i>, a name of the host's; default {@code standard}
 */
public record PortalSettings(
    boolean access,
    boolean autoSend,
    boolean invoiceRegistration,
    InactiveSites inactiveSites,
    String homePage) {

  public static final PortalSettings DEFAULT =
      new PortalSettings(true, false, false, InactiveSites.HIDDEN, "standard");

  public PortalSettings access(boolean enabled) {
    return new PortalSettings(enabled, autoSend, invoiceRegistration, inactiveSites, homePage);
  }

  public PortalSettings autoSend(boolean enabled) {
    return new PortalSettings(access, enabled, invoiceRegistration, inactiveSites, homePage);
  }

  public PortalSettings invoiceRegistration(boolean allowed) {
    return new PortalSettings(access, autoSend, allowed, inactiveSites, homePage);
  }

  public PortalSettings inactiveSites(InactiveSites shown) {
    return new PortalSettings(access, autoSend, invoiceRegistration, shown, homePage);
  }

  public PortalSettings homePage(String page) {
    return new PortalSettings(access, autoSend, invoiceRegistration, inactiveSites, page);
  }

  /** What a contact sees of a site that is no longer active. */
  public enum InactiveSites {
    HIDDEN,
    SERVICE_HISTORY_ONLY
  }
}
