package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.invitation.Generation;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.storage.Delivery;
import java.time.Instant;

/**
 * A message that is ready to be composed and handed over.
 *
 * @param expires what its mail says
 */
record Parcel(Delivery delivery, Addressee addressee, Invitation invitation, Instant expires) {

  Generation generation() {
    return invitation.generations().stream()
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
