package io.github.portalinvites.mail;

import io.github.portalinvites.portal.PortalInvitesException;

/**
 * A text is not an e-mail address that can be mailed. The message says why and repeats nothing of
 * the text.
 */
public final class InvalidEmailAddressException extends PortalInvitesException {

  private final AddressFault fault;

  InvalidEmailAddressException(AddressFault fault) {
    super("Not an e-mail address that can be mailed: " + fault.sentence());
    this.fault = fault;
  }

  public AddressFault fault() {
    return fault;
  }
}
