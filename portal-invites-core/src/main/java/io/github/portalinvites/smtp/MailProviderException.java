package io.github.portalinvites.smtp;

import io.github.portalinvites.portal.PortalInvitesException;

/** The class path holds no implementation of Jakarta Mail, or one that is too old to be safe. */
public final class MailProviderException extends PortalInvitesException {

  MailProviderException(String message) {
    super(message);
  }
}
