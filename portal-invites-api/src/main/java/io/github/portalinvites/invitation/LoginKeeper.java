package io.github.portalinvites.invitation;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.portal.PortalId;
import java.sql.Connection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the host keeps its logins and long-term passwords. Thread-safe. */
@FunctionalInterface
public interface LoginKeeper {

  /**
   * Makes a login, or gives an existing one the password. Part of the transaction that accepts the
   * invitation: whatever is written through {@code transaction} is kept or undone with it, and an
   * exception undoes the acceptance. May be called again for the same login if the database broke
   * the transaction off.
   *
   * @param transaction the accepting transaction, not to be ended or closed; null where the storage
   *     is in memory
   * @return why the password is refused, a sentence for whoever chose it; empty if it is kept
   */
  Optional<String> keep(NewLogin login, @Nullable Connection transaction);

  /**
   * A login to be made.
   *
   * @param username what the person signs in with
   * @param contacts all who share it
   */
  record NewLogin(
      PortalId portal,
      IdentityId identity,
      String username,
      Set<ContactId> contacts,
      Credentials credentials) {

    public NewLogin {
      contacts = Set.copyOf(contacts);
    }

    /** Neither the password nor the whole address. */
    @Override
    public String toString() {
      return "NewLogin[%s, %s]".formatted(portal, identity);
    }
  }
}
