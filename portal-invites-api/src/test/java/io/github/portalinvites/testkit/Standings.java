package io.github.portalinvites.testkit;

import static io.github.portalinvites.testkit.MutableClock.START;

import io.github.portalinvites.invitation.InvitationStatus;
import io.github.portalinvites.invitation.Standing;
import java.time.Duration;
import java.time.Instant;

/** How contacts may stand when the clock starts. */
public final class Standings {

  public static final Standing ACCEPTED = sent(InvitationStatus.ACCEPTED, START, START);
  public static final Standing PENDING = pending(START.plus(Duration.ofDays(30)));
  public static final Standing BOUNCED = sent(InvitationStatus.BOUNCED, START, null);
  public static final Standing REVOKED = sent(InvitationStatus.REVOKED, START, null);

  private Standings() {}

  /** Invited a day before the clock starts, until {@code expires}. */
  public static Standing pending(Instant expires) {
    return new Standing(InvitationStatus.PENDING, expires, START.minus(Duration.ofDays(1)), null);
  }

  public static Standing sent(InvitationStatus status, Instant lastSent, Instant lastLogin) {
    return new Standing(status, null, lastSent, lastLogin);
  }
}
