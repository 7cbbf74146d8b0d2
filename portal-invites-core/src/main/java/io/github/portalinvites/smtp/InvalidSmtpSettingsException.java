package io.github.portalinvites.smtp;

import io.github.portalinvites.portal.PortalInvitesException;

/**
 * Settings for the mail server that cannot work or would not be safe. The message names the one.
 */
public final class InvalidSmtpSettingsException extends PortalInvitesException {

  InvalidSmtpSettingsException(String message) {
    super(message);
  }
}
