package io.github.portalinvites.permission;

import io.github.portalinvites.mail.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * Who acts: a member of the host's staff, or the library itself.
 *
 * @param id the host's key of the person, up to 200 characters
 * @param name as the activity history shows it, also after the person left
 * @param email where test sends go, null if the person has none
 */
public record Actor(String id, String name, @Nullable EmailAddress email) {

  /** Acts for triggers and workers; a caller who claims to be it is denied. */
  public static final Actor SYSTEM = new Actor("SYSTEM", "portal-invites", null);

  public Actor {
    if (id.isBlank() || id.length() > 200) {
      throw new IllegalArgumentException("An actor's id has 1 to 200 characters");
    }
  }

  public static Actor of(String id, String name) {
    return new Actor(id, name, null);
  }

  public Actor email(@Nullable EmailAddress address) {
    return new Actor(id, name, address);
  }
}
