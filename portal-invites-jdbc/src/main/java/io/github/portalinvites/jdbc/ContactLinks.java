package io.github.portalinvites.jdbc;

import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.storage.ContactFacts;
import io.github.portalinvites.storage.LinkFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The links of some contacts, and how many rows of each contact are left out. */
final class ContactLinks {

  private final Map<ContactId, List<LinkFacts>> links = new HashMap<>();
  private final Map<ContactId, Integer> leftOut = new HashMap<>();

  void add(LinkFacts link) {
    links.computeIfAbsent(link.link().contact(), none -> new ArrayList<>()).add(link);
  }

  /** Counts a row of {@code contact} that is left out. */
  void leaveOut(ContactId contact) {
    leftOut.merge(contact, 1, Integer::sum);
  }

  ContactFacts facts(Contact contact) {
    var id = contact.id();
    return new ContactFacts(
        contact, links.getOrDefault(id, List.of()), leftOut.getOrDefault(id, 0));
  }
}
