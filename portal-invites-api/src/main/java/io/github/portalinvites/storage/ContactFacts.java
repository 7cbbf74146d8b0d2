package io.github.portalinvites.storage;

import io.github.portalinvites.directory.Contact;
import java.util.List;

/** A contact with all its links. */
public record ContactFacts(Contact contact, List<LinkFacts> links) {

  public ContactFacts {
    links = List.copyOf(links);
  }
}
