package io.github.portalinvites.internal.invitation;

import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.invitation.SendLimits;
import io.github.portalinvites.invitation.SharedMailbox;
import io.github.portalinvites.mail.EmailAddress;
import java.time.Duration;
import java.time.Instant;
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
    return bulk(portalEnabled, recipients, Instant.MIN);
  }

  /**
   * The rules of one bulk send.
   *
   * @param ordered when; later revocations count also where earlier ones do not
   */
  public EligibilityRules bulk(
      boolean portalEnabled, BulkInvite.Recipients recipients, Instant ordered) {
    return rules(Purpose.INVITATION, portalEnabled, recipients, limits.bulkCooldown(), ordered);
  }

  /** The rules of a send to one contact. */
  public EligibilityRules single(
      boolean portalEnabled, BulkInvite.Recipients recipients, Instant ordered) {
    return rules(Purpose.INVITATION, portalEnabled, recipients, limits.singleCooldown(), ordered);
  }

  /** The rules of a mail that invites nobody. */
  public EligibilityRules notice(
      Purpose purpose, boolean portalEnabled, BulkInvite.Recipients recipients) {
    return rules(purpose, portalEnabled, recipients, Duration.ZERO, Instant.MIN);
  }

  private EligibilityRules rules(
      Purpose purpose,
      boolean portalEnabled,
      BulkInvite.Recipients recipients,
      Duration cooldown,
      Instant ordered) {
    return new EligibilityRules(
        purpose,
        portalEnabled,
        recipients.limitToNew(),
        recipients.onlyInvited(),
        recipients.includeRevoked() ? ordered : Instant.MIN,
        recipients.overrideLimits(),
        cooldown,
        limits,
        sharing,
        logins,
        internalUser);
  }
}
