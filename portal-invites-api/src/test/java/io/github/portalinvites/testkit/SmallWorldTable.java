package io.github.portalinvites.testkit;

import static io.github.portalinvites.audience.Restriction.ACTIVE_SERVICES;
import static io.github.portalinvites.audience.Restriction.BALANCE_DUE;
import static io.github.portalinvites.audience.Restriction.BILLING_CONTACTS;
import static io.github.portalinvites.audience.Restriction.WITHOUT_AUTOMATIC_PAYMENT;
import static io.github.portalinvites.invitation.SkipReason.ADDRESS_BOUNCED;
import static io.github.portalinvites.invitation.SkipReason.ALREADY_ACCEPTED;
import static io.github.portalinvites.invitation.SkipReason.CLASS_PORTAL_OFF;
import static io.github.portalinvites.invitation.SkipReason.EXISTING_INVITATION;
import static io.github.portalinvites.invitation.SkipReason.NO_EMAIL;
import static io.github.portalinvites.invitation.SkipReason.REVOKED;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.BucketCounts;
import io.github.portalinvites.invitation.SkipReason;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the {@link SmallWorld} gives for each filter, as section 11 of the specification has it. */
public record SmallWorldTable(Keys keys) {

  /** Division 1's skipped contacts by reason, limited to those without an existing invitation. */
  public static final Map<SkipReason, Long> SKIPPED_LIMIT_ON =
      Map.of(
          ALREADY_ACCEPTED,
          1L,
          EXISTING_INVITATION,
          3L,
          REVOKED,
          1L,
          NO_EMAIL,
          1L,
          CLASS_PORTAL_OFF,
          1L);

  /** Division 1's skipped contacts by reason, without that limit. */
  public static final Map<SkipReason, Long> SKIPPED_LIMIT_OFF =
      Map.of(
          ALREADY_ACCEPTED,
          1L,
          ADDRESS_BOUNCED,
          1L,
          REVOKED,
          1L,
          NO_EMAIL,
          1L,
          CLASS_PORTAL_OFF,
          1L);

  /** Division 1's pending contacts after a send to those without automatic payment, limit on. */
  public static final long PENDING_AFTER_SENDING = 6;

  public List<Line> lines() {
    return List.of(
        new Line("D1", d1(), counts(11, 1, 3, 7, 13), mails(3, 4), mails(5, 6)),
        new Line(
            "D1 + without auto pay",
            d1().restrictTo(WITHOUT_AUTOMATIC_PAYMENT),
            counts(7, 1, 2, 4, 7),
            mails(2, 2),
            mails(3, 3)),
        new Line(
            "D1 + class RES + balance due",
            d1().accountClasses(Set.of(keys.accountClass(SmallWorld.RES))).restrictTo(BALANCE_DUE),
            counts(0, 0, 0, 0, 0),
            mails(0, 0),
            mails(0, 0)),
        new Line(
            "D1 + billing contacts",
            d1().restrictTo(BILLING_CONTACTS),
            counts(4, 1, 1, 2, 5),
            mails(1, 1),
            mails(2, 2)),
        new Line(
            "D1 + active services",
            d1().restrictTo(ACTIVE_SERVICES),
            counts(7, 1, 2, 4, 7),
            mails(2, 2),
            mails(3, 3)),
        new Line(
            "D1 + site source WALKIN",
            d1().siteSources(Set.of(keys.siteSource(SmallWorld.WALKIN))),
            counts(10, 1, 3, 6, 12),
            mails(3, 4),
            mails(5, 6)),
        new Line(
            "D1 + account source REF",
            d1().accountSources(Set.of(keys.accountSource(SmallWorld.REF))),
            counts(6, 1, 1, 4, 6),
            mails(3, 3),
            mails(4, 4)),
        new Line(
            "D2",
            AudienceFilter.division(keys.division(2)),
            counts(1, 0, 0, 1, 1),
            mails(1, 1),
            mails(1, 1)),
        new Line(
            "D1 and D2",
            AudienceFilter.division(keys.division(1), keys.division(2)),
            counts(11, 1, 3, 7, 14),
            mails(3, 4),
            mails(5, 6)));
  }

  /** Division 1 after {@link SmallWorld#acceptFlo}. */
  public Line afterFloAccepted() {
    return new Line(
        "D1 after flo accepted", d1(), counts(11, 3, 3, 5, 13), mails(2, 2), mails(4, 4));
  }

  private AudienceFilter d1() {
    return AudienceFilter.division(keys.division(1));
  }

  private static Counts counts(long total, long accepted, long pending, long notSent, long rows) {
    return new Counts(total, accepted, pending, notSent, rows);
  }

  private static Mails mails(int messages, int contacts) {
    return new Mails(messages, contacts);
  }

  /**
   * What one filter gives.
   *
   * @param limitOn what is mailed if limited to contacts without an existing invitation
   * @param limitOff what is mailed without that limit
   */
  public record Line(
      String name, AudienceFilter filter, Counts counts, Mails limitOn, Mails limitOff) {

    @Override
    public String toString() {
      return name;
    }
  }

  /** The four counts of contacts, and all rows. */
  public record Counts(long total, long accepted, long pending, long notSent, long rows) {

    /** These numbers of what was counted. */
    public static Counts of(BucketCounts counted) {
      return new Counts(
          counted.total().contacts(),
          counted.accepted().contacts(),
          counted.pending().contacts(),
          counted.notSent().contacts(),
          counted.total().rows());
    }
  }

  /** How many messages go to how many contacts. */
  public record Mails(int messages, int contacts) {}
}
