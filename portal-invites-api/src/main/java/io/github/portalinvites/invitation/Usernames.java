package io.github.portalinvites.invitation;

import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import java.util.Optional;

/**
 * What contacts sign in with, where each has a login of its own. Both ways agree: whoever is found
 * by a name has that name. Called within transactions: fast, and without asking this library.
 * Thread-safe.
 */
public interface Usernames {

  /** The username of {@code contact}, the same for as long as it has a login. */
  String of(Contact contact);

  /** Whose username it is, as somebody typed it; empty if nobody's. */
  Optional<ContactId> find(String username);
}
