package io.github.portalinvites.internal.audience;

import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.Obstacle;
import io.github.portalinvites.invitation.Standing;
import io.github.portalinvites.storage.ContactFacts;
import io.github.portalinvites.storage.LinkFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contact looked at in the light of a filter.
 *
 * @param outstanding the invitation of its mailbox that may still be accepted, as it was when this
 *     was found; null if there is none
 * @param matching its links that pass every condition
 * @param obstacles all that keeps it from being mailed, the first one first
 */
public record Examined(
    ContactFacts facts,
    IdentityId identity,
    Standing standing,
    @Nullable Invitation outstanding,
    List<LinkFacts> matching,
    List<Obstacle> obstacles) {

  public Contact contact() {
    return facts.contact();
  }

  public boolean mayBeMailed() {
    return obstacles.isEmpty();
  }
}
