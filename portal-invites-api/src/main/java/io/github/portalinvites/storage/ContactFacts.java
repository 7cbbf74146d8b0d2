package io.github.portalinvites.storage;

import io.github.portalinvites.directory.Contact;
import java.util.List;

/**
 * A contact with all its links.
 *
 * @param unreadable how many rows of the contact or its links are left out, because a value in them
 *     is none of those that may stand there, or because another row has the same key
 */
public record ContactFacts(Contact contact, List<LinkFacts> links, int unreadable) {

  public ContactFacts {
    links = List.copyOf(links);
  }

  /** A contact of which everything could be read. */
  public ContactFacts(Contact contact, List<LinkFacts> links) {
    this(contact, links, 0);
  }
}
