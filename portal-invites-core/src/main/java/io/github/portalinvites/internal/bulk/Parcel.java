package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.invitation.Generation;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.Delivery.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A message that is ready to be composed and handed over.
 *
 * @param invitation null if it does not invite
 * @param expires what its mail says
 */
record Parcel(
    Delivery delivery, Addressee addressee, @Nullable Invitation invitation, Instant expires) {

  /** A message that carries the secrets of {@code invitation}: its latest, or the same again. */
  static Parcel inviting(
      Delivery message, Addressee addressee, Invitation invitation, Instant now, Duration life) {
    var before = message.attempt();
    var generation =
        invitation.id().equals(before.invitation())
            ? before.generation()
            : invitation.latest().number();
    var attempt =
        new Attempt(
            before.count(), before.doubts(), before.first(), now, invitation.id(), generation);
    return new Parcel(prepared(message, addressee, attempt), addressee, invitation, now.plus(life));
  }

  /** A message without secrets. */
  static Parcel telling(Delivery message, Addressee addressee, Instant now) {
    var before = message.attempt();
    var attempt = new Attempt(before.count(), before.doubts(), before.first(), now, null, 0);
    return new Parcel(prepared(message, addressee, attempt), addressee, null, now);
  }

  private static Delivery prepared(Delivery message, Addressee addressee, Attempt attempt) {
    var recipients =
        addressee.contacts().stream().map(Contact::id).collect(Collectors.toUnmodifiableSet());
    return message.to(recipients).with(attempt, message.result());
  }

  Generation generation(Invitation its) {
    return its.generations().stream()
        .filter(each -> each.number() == delivery.attempt().generation())
        .findFirst()
        .orElseThrow();
  }

  Instant begun() {
    var begun = delivery.attempt().begun();
    if (begun == null) {
      throw new IllegalStateException("A parcel has begun");
    }
    return begun;
  }
}
