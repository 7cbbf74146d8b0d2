package io.github.portalinvites.internal.invitation;

import io.github.portalinvites.invitation.SendLimits;
import io.github.portalinvites.invitation.SharedMailbox;
import io.github.portalinvites.mail.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * What one send allows.
 *
 * @param purpose what the mail is for
 * @param portalEnabled system option <i>customer portal enabled</i>
 * @param limitToNew <i>limit to contacts without an existing invitation</i>
 * @param onlyInvited whether only those are mailed who have an invitation already
 * @param passedOver revocations until then do not count
 * @param overrideLimits whether cooldown and cap are passed over
 * @param cooldown that of this kind of send
 * @param internalUser the host's own people
 */
public record EligibilityRules(
    Purpose purpose,
    boolean portalEnabled,
    boolean limitToNew,
    boolean onlyInvited,
    Instant passedOver,
    boolean overrideLimits,
    Duration cooldown,
    SendLimits limits,
    SharedMailbox sharing,
    Logins logins,
    Predicate<EmailAddress> internalUser) {}
