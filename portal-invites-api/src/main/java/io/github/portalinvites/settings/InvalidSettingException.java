package io.github.portalinvites.settings;

import io.github.portalinvites.portal.PortalInvitesException;

/** A system option that cannot be as it was given; nothing was written. */
public final class InvalidSettingException extends PortalInvitesException {

  private final String option;

  /**
   * @param option its name in the product's words: "customer portal URL"
   * @param reason what is wrong, without the value
   */
  public InvalidSettingException(String option, String reason) {
    super("The system option \"%s\" %s".formatted(option, reason));
    this.option = option;
  }

  public String option() {
    return option;
  }
}
