package io.github.portalinvites.memory;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.storage.ActivityStore;
import io.github.portalinvites.storage.EventStore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Activities are numbered as they are appended. */
final class MemoryActivities implements ActivityStore {

  private final Table<Long, Activity> activities;
  private final Index<ContactId, Long> byContact;
  private final Index<RunId, Long> byRun;
  private final MemoryEvents events;
  private long last;

  MemoryActivities() {
    activities = Table.sortedBy(reverseOrder());
    byContact = Index.sortedBy(MemoryDirectoryTables.BY_KEY, reverseOrder());
    byRun = Index.sortedBy(MemoryRuns.BY_ID, reverseOrder());
    events = new MemoryEvents();
  }

  MemoryActivities(MemoryActivities from, Session session) {
    activities = from.activities.in(session);
    byContact = from.byContact.in(session);
    byRun = from.byRun.in(session);
    last = from.last;
    events = new MemoryEvents(from.events, session, activities);
  }

  EventStore events() {
    return events;
  }

  @Override
  public void append(Collection<Activity> appended) {
    appended.forEach(this::append);
  }

  @Override
  public List<Entry> ofContact(ContactId contact, long before, int limit) {
    return entries(byContact.of(contact), before, limit);
  }

  @Override
  public List<Entry> ofRun(RunId run, long before, int limit) {
    return entries(byRun.of(run), before, limit);
  }

  @Override
  public void rewrite(Collection<Entry> entries) {
    entries.forEach(each -> activities.change(each.position(), old -> each.activity()));
  }

  int removeOld(Instant before, int limit) {
    var old =
        activities
            .after(null)
            .filter(each -> each.value().at().isBefore(before))
            .sorted(comparing(Tree::key))
            .limit(limit)
            .toList();
    old.forEach(each -> remove(each.key(), each.value()));
    return old.size();
  }

  private void remove(long position, Activity activity) {
    activities.remove(position);
    events.told(List.of(position));
    if (activity.contact() != null) {
      byContact.remove(activity.contact(), position);
    }
    if (activity.run() != null) {
      byRun.remove(activity.run(), position);
    }
  }

  boolean anyOf(ContactId contact) {
    return byContact.of(contact).findAny().isPresent();
  }

  void replace(ContactId contact, ContactId nobody) {
    byContact
        .of(contact)
        .forEach(
            position -> {
              activities.change(position, old -> of(nobody, old));
              byContact.remove(contact, position);
              byContact.add(nobody, position);
            });
  }

  private static Activity of(ContactId contact, Activity old) {
    return new Activity(old.at(), old.who(), old.kind(), contact, old.run(), old.data());
  }

  private void append(Activity activity) {
    last++;
    activities.put(last, activity);
    events.add(last, activity);
    if (activity.contact() != null) {
      byContact.add(activity.contact(), last);
    }
    if (activity.run() != null) {
      byRun.add(activity.run(), last);
    }
  }

  private List<Entry> entries(Stream<Long> positions, long before, int limit) {
    return positions
        .filter(position -> position < before)
        .flatMap(
            position ->
                Stream.ofNullable(activities.get(position))
                    .map(activity -> new Entry(position, activity)))
        .limit(limit)
        .toList();
  }
}
