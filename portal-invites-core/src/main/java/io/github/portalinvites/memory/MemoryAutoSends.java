package io.github.portalinvites.memory;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.storage.AutoSendStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

final class MemoryAutoSends implements AutoSendStore {

  private static final Comparator<Event> ORDER =
      comparing((Event event) -> event.contact().key())
          .thenComparing(Event::trigger)
          .thenComparing(Event::about, nullsFirst(naturalOrder()));

  private final Table<Event, Instant> events;
  private final Table<ContactId, Instant> suppressed;
  private final Instant now;

  MemoryAutoSends() {
    events = Table.sortedBy(ORDER);
    suppressed = Table.sortedBy(comparing(ContactId::key));
    now = Instant.EPOCH;
  }

  MemoryAutoSends(MemoryAutoSends from, Session session) {
    events = from.events.in(session);
    suppressed = from.suppressed.in(session);
    now = session.now();
  }

  @Override
  public boolean add(Event event, boolean suppressed) {
    if (events.get(event) != null) {
      return false;
    }
    events.put(event, now);
    if (suppressed) {
      this.suppressed.put(event.contact(), now);
    }
    return true;
  }

  @Override
  public Map<ContactId, Instant> suppressed(Collection<ContactId> contacts) {
    var found = new HashMap<ContactId, Instant>();
    for (var contact : contacts) {
      var since = suppressed.get(contact);
      if (since != null) {
        found.put(contact, since);
      }
    }
    return found;
  }

  @Override
  public void forget(ContactId contact) {
    eventsOf(contact).toList().forEach(events::remove);
    suppressed.remove(contact);
  }

  boolean anyOf(ContactId contact) {
    return eventsOf(contact).findAny().isPresent();
  }

  private Stream<Event> eventsOf(ContactId contact) {
    return events.after(null).map(Tree::key).filter(each -> each.contact().equals(contact));
  }
}
