package io.github.portalinvites.invitation;

import io.github.portalinvites.directory.ContactId;

/**
 * An invitation of one saved contact. Immutable; each method but the accessors gives a changed
 * copy.
 *
 * @param mail its sender is by default the system option's, else the division's
 * @param includeRevoked whether a person's revocation is passed over; default no
 * @param overrideLimits whether cooldown and cap are passed over; default no
 */
public record SingleInvite(
    ContactId contact, InviteMail mail, boolean includeRevoked, boolean overrideLimits) {

  /** The division's template and the portal's sender. */
  public static SingleInvite to(ContactId contact) {
    return new SingleInvite(contact, InviteMail.DEFAULT, false, false);
  }

  public SingleInvite mail(InviteMail value) {
    return new SingleInvite(contact, value, includeRevoked, overrideLimits);
  }

  /** Invites also if a person revoked the contact's last invitation. */
  public SingleInvite alsoRevoked() {
    return new SingleInvite(contact, mail, true, overrideLimits);
  }

  /** Passes over cooldown and cap; needs the permission for it. */
  public SingleInvite overridingLimits() {
    return new SingleInvite(contact, mail, includeRevoked, true);
  }
}
