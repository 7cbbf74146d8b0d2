package io.github.portalinvites.internal.bulk;

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
  REMINDER(true, null);

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

  /** What the actor of a run of one needs; empty for bulk sends and the library's own. */
  Optional<Permission> permission() {
    return Optional.ofNullable(permission);
  }

  /** Whether nobody but the library can have ordered it. */
  boolean isOwn() {
    return this == AUTOMATIC || this == REPEAT || this == REMINDER;
  }
}
