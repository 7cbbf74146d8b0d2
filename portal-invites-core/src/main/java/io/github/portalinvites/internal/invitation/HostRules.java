package io.github.portalinvites.internal.invitation;

import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.invitation.SendLimits;
import io.github.portalinvites.invitation.SharedMailbox;
import io.github.portalinvites.mail.EmailAddress;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * What a host set for every send.
 *
 * @param internalUser the host's own people, who are never invited
 */
public record HostRules(
    SendLimits limits, SharedMailbox sharing, Logins logins, Predicate<EmailAddress> internalUser) {

  public static final HostRules DEFAULT =
      new HostRules(
          SendLimits.DEFAULT, SharedMailbox.COLLAPSE, Logins.BY_MAILBOX, address -> false);

  /** The rules of one bulk send. */
  public EligibilityRules bulk(boolean portalEnabled, BulkInvite.Recipients recipients) {
    return rules(false, portalEnabled, recipients, limits.bulkCooldown());
  }

  /** The rules of a send to one contact. */
  public EligibilityRules single(boolean portalEnabled, BulkInvite.Recipients recipients) {
    return rules(false, portalEnabled, recipients, limits.singleCooldown());
  }

  /** The rules of a mail that invites nobody. */
  public EligibilityRules notice(boolean portalEnabled, BulkInvite.Recipients recipients) {
    return rules(true, portalEnabled, recipients, Duration.ZERO);
  }

  private EligibilityRules rules(
      boolean notice, boolean portalEnabled, BulkInvite.Recipients recipients, Duration cooldown) {
    return new EligibilityRules(
        notice,
        portalEnabled,
        recipients.limitToNew(),
        recipients.onlyInvited(),
        recipients.includeRevoked(),
        recipients.overrideLimits(),
        cooldown,
        limits,
        sharing,
        logins,
        internalUser);
  }
}
