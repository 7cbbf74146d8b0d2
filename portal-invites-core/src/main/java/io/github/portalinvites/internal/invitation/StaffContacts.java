package io.github.portalinvites.internal.invitation;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.storage.ContactFacts;
import io.github.portalinvites.storage.Stores;
import java.util.List;

/** The contacts that a member of staff may see. */
public final class StaffContacts {

  private StaffContacts() {}

  /**
   * A contact with an account in {@code permitted} divisions.
   *
   * @throws NotFoundException if there is no such contact
   */
  public static ContactFacts find(Stores stores, ContactId contact, PermittedDivisions permitted) {
    return stores.directory().facts(List.of(contact)).stream()
        .filter(
            facts ->
                facts.links().stream()
                    .anyMatch(link -> permitted.contains(link.account().lists().division())))
        .findFirst()
        .orElseThrow(() -> new NotFoundException("contact", contact));
  }
}
