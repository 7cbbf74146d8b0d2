package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.activity.Activity.Kind;
import io.github.portalinvites.internal.invitation.Purpose;
import io.github.portalinvites.permission.Permission;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run is made for. */
enum Occasion {
  /** A bulk send, or one to hand-picked contacts. */
  BULK(false, null),
  SINGLE(false, Permission.INVITE_CONTACT),
  RESEND(true, Permission.RESEND_INVITATION),
  /** The library itself invites, such as for a new contact. */
  AUTOMATIC(false, null),
  /** The library itself sends again: a new link that was asked for. */
  REPEAT(true, null),
  /** The library itself sends again, since nobody answered. */
  REMINDER(true, null),
  /** Somebody who is let in already is told something: no invitation. */
  NOTICE_TO_USER(false, null),
  /** A customer is told who was let in: no invitation. */
  NOTICE_TO_CUSTOMER(false, null);

  private final boolean resends;
  private final @Nullable Permission permission;

  Occasion(boolean resends, @Nullable Permission permission) {
    this.resends = resends;
    this.permission = permission;
  }

  /** Whether it sends only where there is an invitation already. */
  boolean resends() {
    return resends;
  }

  /** Whether its mails invite, and so carry secrets. */
  boolean invites() {
    return purpose() == Purpose.INVITATION;
  }

  Purpose purpose() {
    return switch (this) {
      case BULK, SINGLE, RESEND, AUTOMATIC, REPEAT, REMINDER -> Purpose.INVITATION;
      case NOTICE_TO_USER -> Purpose.NOTICE_TO_USER;
      case NOTICE_TO_CUSTOMER -> Purpose.NOTICE_TO_CUSTOMER;
    };
  }

  /** The rows of the history that tell what became of its mails. */
  Told told() {
    return invites() ? Told.OF_INVITATIONS : Told.OF_NOTICES;
  }

  /** What the actor of a run of one needs; empty for bulk sends and the library's own. */
  Optional<Permission> permission() {
    return Optional.ofNullable(permission);
  }

  /** Whether nobody but the library can have ordered it. */
  boolean isOwn() {
    return permission == null && this != BULK;
  }

  /** A kind of row for each outcome. */
  record Told(Kind sent, Kind inDoubt, Kind failed, Kind skipped) {

    private static final Told OF_INVITATIONS =
        new Told(
            Kind.INVITATION_SENT,
            Kind.INVITATION_IN_DOUBT,
            Kind.INVITATION_FAILED,
            Kind.INVITATION_SKIPPED);

    private static final Told OF_NOTICES =
        new Told(Kind.NOTICE_SENT, Kind.NOTICE_IN_DOUBT, Kind.NOTICE_FAILED, Kind.NOTICE_SKIPPED);
  }
}
