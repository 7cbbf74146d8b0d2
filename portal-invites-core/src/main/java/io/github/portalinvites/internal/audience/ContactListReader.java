package io.github.portalinvites.internal.audience;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.ContactQuery;
import io.github.portalinvites.audience.ContactRow;
import io.github.portalinvites.audience.TooManyContactsException;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.internal.portal.SealedCursor;
import io.github.portalinvites.portal.Page;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.storage.AudienceQuery;
import io.github.portalinvites.storage.AudienceRows.PersonAt;
import io.github.portalinvites.storage.AudienceRows.PersonPosition;
import io.github.portalinvites.storage.Stores;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Contacts to pick from, in one snapshot: found and sorted by their audience rows, shown as the
 * directory has them.
 */
final class ContactListReader {

  private final Stores stores;
  private final AudienceQuery query;

  ContactListReader(Stores stores, Scope scope, ContactQuery asked) {
    this.stores = stores;
    var anyStatus = AudienceFilter.everyone().accountStatuses(Set.of());
    this.query = new AudienceQuery(scope.narrow(anyStatus), FoldedText.words(asked.search()), null);
  }

  /** One page; its cursors are good for {@code question} only. */
  Page<ContactRow> page(PageRequest request, SealedCursor cursors, String question) {
    var cursor = request.after();
    var after = cursor == null ? null : read(cursors.open(question, cursor));
    var found = stores.audience().people(query, after, request.size() + 1);
    return shown(cursors.page(question, request, found, each -> write(each.position())));
  }

  private static String write(PersonPosition position) {
    return position.contact() + ":" + position.firstName();
  }

  private static PersonPosition read(String text) {
    var parts = text.split(":", 2);
    return new PersonPosition(parts[1], Long.parseLong(parts[0]));
  }

  /** Without those that the host has removed and the audience does not know of yet. */
  private Page<ContactRow> shown(Page<PersonAt> page) {
    var ids = page.items().stream().map(PersonAt::contact).toList();
    var contacts =
        stores.directory().contacts(ids).stream().collect(toMap(Contact::id, Function.identity()));
    var rows =
        ids.stream()
            .flatMap(id -> Stream.ofNullable(contacts.get(id)))
            .map(ContactListReader::row)
            .toList();
    return new Page<>(rows, page.nextCursor());
  }

  private static ContactRow row(Contact contact) {
    var name = ListedName.of(contact.name());
    var reach = contact.reach();
    return new ContactRow(
        contact.id(),
        name.first(),
        name.last(),
        reach.email(),
        reach.mobilePhone(),
        contact.note());
  }

  Set<ContactId> all() {
    var limit = AudienceFilter.MAX_VALUES;
    var found = stores.audience().people(query, null, limit + 1);
    if (found.size() > limit) {
      throw new TooManyContactsException(limit);
    }
    return found.stream().map(PersonAt::contact).collect(toUnmodifiableSet());
  }
}
