package io.github.portalinvites.invitation;

import io.github.portalinvites.permission.Actor;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What the host tells of its logins. Thread-safe. */
public interface PortalLogins {

  /**
   * Somebody signed in. A first login with a live invitation accepts it; one with an expired or
   * revoked invitation does not.
   *
   * @param username an e-mail address, or the host's username where each contact has its own login
   * @return false if nobody here can have that username; nothing was written
   */
  boolean recordLogin(String username, Instant at);

  /**
   * Somebody wants to set a new password by the host's own means.
   *
   * @return whether the host may let them; where the invitation is live, it is accepted by that
   */
  ResetOutcome passwordReset(String username);

  /**
   * Marks existing users of the host's portal as accepted, invited or not. Needs the permission
   * <i>manage portal access</i> everywhere.
   *
   * @return how many identities were not accepted before; usernames that nobody here can have are
   *     passed over
   */
  int importUsers(Actor actor, Collection<PortalUser> users);

  /** An answer to {@link #passwordReset}. */
  enum ResetOutcome {
    /** A login is there. */
    ALLOWED,
    /** The invitation was live, and is accepted now. */
    ACCEPTED,
    /** The invitation is dead, or there never was one: no password may be set. */
    REFUSED
  }

  /**
   * An existing user.
   *
   * @param lastLogin null if not known
   */
  record PortalUser(String username, @Nullable Instant lastLogin) {}
}
