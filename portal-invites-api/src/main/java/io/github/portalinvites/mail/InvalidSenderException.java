package io.github.portalinvites.mail;

import io.github.portalinvites.portal.PortalInvitesException;

/** A send has no sender that it may have; nothing was queued. The message repeats no address. */
public final class InvalidSenderException extends PortalInvitesException {

  private final Fault fault;

  private InvalidSenderException(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  public static InvalidSenderException none() {
    return new InvalidSenderException(
        Fault.NONE, "No sender: none is typed, and neither the division nor the portal has one");
  }

  /** The sender is no address; {@code which} says where it came from: "typed". */
  public static InvalidSenderException notAnAddress(String which) {
    return new InvalidSenderException(
        Fault.NOT_AN_ADDRESS,
        "The %s sender is not an address that can be mailed".formatted(which));
  }

  /** The sender may not be used here; {@code which} says where it came from: "typed". */
  public static InvalidSenderException domainNotAllowed(String which) {
    return new InvalidSenderException(
        Fault.DOMAIN_NOT_ALLOWED,
        "The %s sender is in no domain that the division may send from".formatted(which));
  }

  public Fault fault() {
    return fault;
  }

  /** Why there is no sender. */
  public enum Fault {
    /** Neither typed, nor the division's, nor the system option's. */
    NONE,
    NOT_AN_ADDRESS,
    /** Its domain is none of the allowed ones, label by label. */
    DOMAIN_NOT_ALLOWED
  }
}
