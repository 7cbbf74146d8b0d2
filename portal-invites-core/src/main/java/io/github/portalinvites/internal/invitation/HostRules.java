package io.github.portalinvites.internal.invitation;

import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.invitation.SendLimits;
import io.github.portalinvites.invitation.SharedMailbox;
import io.github.portalinvites.mail.EmailAddress;
import java.util.function.Predicate;

/**
 * What a host set for every send.
 *
 * @param internalUser the host's own people, who are never invited
 */
public record HostRules(
    SendLimits limits, SharedMailbox sharing, Predicate<EmailAddress> internalUser) {

  public static final HostRules DEFAULT =
      new HostRules(SendLimits.DEFAULT, SharedMailbox.COLLAPSE, address -> false);

  /** The rules of one bulk send. */
  public EligibilityRules bulk(boolean portalEnabled, BulkInvite.Recipients recipients) {
    return new EligibilityRules(
        portalEnabled,
        recipients.limitToNew(),
        recipients.includeRevoked(),
        recipients.overrideLimits(),
        limits.bulkCooldown(),
        limits,
        sharing,
        internalUser);
  }
}
