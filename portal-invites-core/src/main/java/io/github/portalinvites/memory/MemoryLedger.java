package io.github.portalinvites.memory;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;

import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.storage.Delivery;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is in a plan, numbered from 1 on as they were planned. */
final class MemoryLedger {

  private final Table<Place, Recipient> recipients;
  private final Table<Planned, Long> positions;
  private final Table<RunId, Long> sizes;

  MemoryLedger() {
    recipients =
        Table.sortedBy(comparing(Place::run, MemoryRuns.BY_ID).thenComparing(Place::position));
    positions =
        Table.sortedBy(
            comparing(Planned::run, MemoryRuns.BY_ID)
                .thenComparing(Planned::contact, MemoryDirectoryTables.BY_KEY));
    sizes = Table.sortedBy(MemoryRuns.BY_ID);
  }

  MemoryLedger(MemoryLedger from, Session session) {
    recipients = from.recipients.in(session);
    positions = from.positions.in(session);
    sizes = from.sizes.in(session);
  }

  void add(Delivery message) {
    message.recipients().stream()
        .sorted(MemoryDirectoryTables.BY_KEY)
        .forEach(
            contact ->
                add(
                    message.run(),
                    new Recipient(contact, null, MessageId.of(message), message.shared())));
  }

  void addSkipped(RunId run, ContactId contact, SkipReason reason) {
    add(run, new Recipient(contact, reason, null, false));
  }

  Set<ContactId> planned(RunId run, Collection<ContactId> contacts) {
    return contacts.stream()
        .filter(contact -> positions.get(new Planned(run, contact)) != null)
        .collect(toSet());
  }

  /** The message that {@code contact} was taken out of by this; none if it was so before. */
  Stream<MessageId> skip(RunId run, ContactId contact, SkipReason reason) {
    var place = new Place(run, positions.getOr(new Planned(run, contact), 0L));
    var recipient = recipients.get(place);
    if (recipient == null || recipient.skipped != null || recipient.message == null) {
      return Stream.of();
    }
    recipients.put(place, new Recipient(contact, reason, recipient.message, recipient.shared));
    return Stream.of(recipient.message);
  }

  /** Removes up to {@code limit} recipients of a run. */
  int remove(RunId run, int limit) {
    var removed = after(run, 0).limit(limit).toList();
    for (var each : removed) {
      positions.remove(new Planned(run, each.recipient.contact));
      recipients.remove(new Place(run, each.position));
    }
    return removed.size();
  }

  /** Where {@code contact} is. */
  Stream<Recipient> of(ContactId contact) {
    return recipients.values().filter(each -> each.contact.equals(contact));
  }

  Stream<RunId> runs(ContactId contact) {
    return recipients
        .after(null)
        .filter(each -> each.value().contact.equals(contact))
        .map(each -> each.key().run);
  }

  void replace(ContactId contact, ContactId nobody) {
    runs(contact).toList().forEach(run -> replace(run, contact, nobody));
  }

  private void replace(RunId run, ContactId contact, ContactId nobody) {
    var position = positions.getOr(new Planned(run, contact), 0L);
    positions.remove(new Planned(run, contact));
    positions.put(new Planned(run, nobody), position);
    recipients.change(
        new Place(run, position),
        old -> new Recipient(nobody, old.skipped, old.message, old.shared));
  }

  /** All who were planned for a message. */
  Stream<ContactId> of(MessageId message) {
    return after(message.run(), 0)
        .map(Placed::recipient)
        .filter(each -> message.equals(each.message))
        .map(Recipient::contact);
  }

  Stream<Placed> after(RunId run, long position) {
    return recipients
        .after(new Place(run, position))
        .takeWhile(each -> each.key().run.equals(run))
        .map(each -> new Placed(each.key().position, each.value()));
  }

  private void add(RunId run, Recipient recipient) {
    var position = sizes.getOr(run, 0L) + 1;
    sizes.put(run, position);
    positions.put(new Planned(run, recipient.contact), position);
    recipients.put(new Place(run, position), recipient);
  }

  /**
   * A contact in a plan.
   *
   * @param shared whether its mailbox was shared when it was planned
   */
  record Recipient(
      ContactId contact,
      @Nullable SkipReason skipped,
      @Nullable MessageId message,
      boolean shared) {}

  record Placed(long position, Recipient recipient) {}

  private record Place(RunId run, long position) {}

  private record Planned(RunId run, ContactId contact) {}
}
