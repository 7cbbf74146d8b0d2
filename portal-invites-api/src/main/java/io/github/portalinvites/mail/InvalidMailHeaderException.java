package io.github.portalinvites.mail;

import io.github.portalinvites.portal.PortalInvitesException;

/**
 * Text that was to become a header would not stay in its line. The message names the header, not
 * the text.
 */
public final class InvalidMailHeaderException extends PortalInvitesException {

  InvalidMailHeaderException(String message) {
    super(message);
  }
}
