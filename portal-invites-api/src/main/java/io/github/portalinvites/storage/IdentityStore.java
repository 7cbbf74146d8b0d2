package io.github.portalinvites.storage;

import io.github.portalinvites.delivery.AddressHold;
import io.github.portalinvites.invitation.IdentityId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of identities besides their invitations. */
public interface IdentityStore {

  /** What is known of {@code identities}; those of which nothing is known are left out. */
  Map<IdentityId, IdentityFacts> of(Collection<IdentityId> identities);

  /** Remembers the latest login; an earlier one than is known changes nothing. */
  void recordLogin(IdentityId identity, Instant at);

  /** Holds the identity's address, in place of a hold that is there. */
  void hold(IdentityId identity, AddressHold hold);

  /** Ends a hold, if there is one. */
  void release(IdentityId identity);

  /**
   * An identity's facts.
   *
   * @param lastLogin null if the host told of none
   * @param hold null if the address is not held
   */
  record IdentityFacts(@Nullable Instant lastLogin, @Nullable AddressHold hold) {

    /** These facts, and for what they lack the {@code others}. */
    public IdentityFacts and(IdentityFacts others) {
      return new IdentityFacts(
          lastLogin == null ? others.lastLogin : lastLogin, hold == null ? others.hold : hold);
    }
  }
}
