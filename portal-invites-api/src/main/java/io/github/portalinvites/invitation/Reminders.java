package io.github.portalinvites.invitation;

import io.github.portalinvites.template.TemplateId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often, and how far apart, a worker reminds whoever was mailed an invitation and did not
 * accept it. Immutable.
 *
 * <p>A reminder is a resend in the name of the system: it carries new secrets and lives as long as
 * the mail before it did, which stays valid until the reminder was handed over. None follows an
 * expired invitation, nor one that was accepted, revoked, ended or is in doubt. What else keeps an
 * invitation from being mailed, such as a held address, a switch, cooldown or cap, puts its
 * reminder off.
 *
 * <p>The time runs from the last hand-over of any kind, for mails that were handed over while
 * reminders were on; one that was mailed before is reminded of once it was sent again.
 *
 * @param times how many reminders one invitation gets at most, 0 for none
 * @param spacing between a hand-over and the next reminder, an hour at least
 * @param template null for what an invitation says; one of a single division reminds nobody of
 *     another
 */
public record Reminders(int times, Duration spacing, @Nullable TemplateId template) {

  // before NONE, which asks for it
  private static final Duration SHORTEST = Duration.ofHours(1);

  /** The default: nobody is reminded. */
  public static final Reminders NONE = new Reminders(0, Duration.ofDays(7), null);

  public Reminders {
    if (times < 0) {
      throw new IllegalArgumentException("Reminders are not fewer than none");
    }
    if (spacing.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException("Reminders are an hour apart at least");
    }
  }

  /** So many reminders, so far apart, that say what the invitation said. */
  public static Reminders of(int times, Duration spacing) {
    return new Reminders(times, spacing, null);
  }

  /** Another template than that of invitations. */
  public Reminders template(TemplateId value) {
    return new Reminders(times, spacing, value);
  }
}
