package io.github.portalinvites.memory;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.registration.AccessRequest;
import io.github.portalinvites.registration.RequestId;
import io.github.portalinvites.registration.RequestReason;
import io.github.portalinvites.registration.RequestState;
import io.github.portalinvites.storage.RequestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Access requests, numbered as they come, and those that are due in the order in which they are.
 */
final class MemoryRequests implements RequestStore {

  private static final Set<RequestState> OVER =
      EnumSet.complementOf(EnumSet.of(RequestState.RECEIVED, RequestState.WAITING));

  private final Table<Long, Kept> latestFirst;
  private final Table<RequestId, Long> positions;
  private final Table<Turn, RequestId> turns;
  private final Instant now;
  private long last;

  MemoryRequests() {
    latestFirst = Table.sortedBy(reverseOrder());
    positions = Table.sortedBy(comparing(RequestId::value));
    turns = Table.sortedBy(comparing(Turn::due).thenComparing(Turn::position));
    now = Instant.EPOCH;
  }

  MemoryRequests(MemoryRequests from, Session session) {
    latestFirst = from.latestFirst.in(session);
    positions = from.positions.in(session);
    turns = from.turns.in(session);
    now = session.now();
    last = from.last;
  }

  @Override
  public void add(StoredRequest request) {
    last++;
    positions.put(request.request().id(), last);
    put(new Kept(last, request, now));
  }

  @Override
  public Optional<StoredRequest> find(RequestId request) {
    return kept(request).map(Kept::stored);
  }

  @Override
  public Optional<StoredRequest> takeDue() {
    return turns
        .after(null)
        .takeWhile(turn -> !turn.key().due.isAfter(now))
        .findFirst()
        .flatMap(turn -> find(turn.value()));
  }

  @Override
  public boolean change(StoredRequest request) {
    var known =
        kept(request.request().id()).filter(each -> each.stored.version() == request.version());
    known.ifPresent(each -> put(each.changed(request, now)));
    return known.isPresent();
  }

  @Override
  public void postpone(RequestId request, Duration pause) {
    kept(request)
        .filter(each -> each.due != null)
        .ifPresent(each -> put(each.failed(now.plus(pause))));
  }

  @Override
  public List<StoredRequest> of(IdentityId mailbox, Set<RequestState> states) {
    return all()
        .filter(each -> each.stored.mailbox().equals(mailbox))
        .filter(each -> states.contains(each.state()))
        .sorted(comparing(Kept::position))
        .map(Kept::stored)
        .toList();
  }

  @Override
  public List<Entry> page(Query query, long before, int limit) {
    return latestFirst
        .after(before)
        .map(Tree::value)
        .filter(each -> new RequestFilter(query).test(each.stored))
        .limit(limit)
        .map(each -> new Entry(each.position, each.stored))
        .toList();
  }

  @Override
  public List<Tally> tally(Query query) {
    var counts =
        all()
            .map(Kept::stored)
            .filter(new RequestFilter(query))
            .map(each -> new Counted(each.request().state(), each.request().reason()))
            .collect(groupingBy(each -> each, counting()));
    return counts.entrySet().stream()
        .map(each -> new Tally(each.getKey().state, each.getKey().reason, each.getValue()))
        .sorted(
            comparing((Tally tally) -> tally.state().name())
                .thenComparing(tally -> tally.reason().name()))
        .toList();
  }

  @Override
  public void forget(ContactId contact, Collection<IdentityId> mailboxes, ContactId nobody) {
    all()
        .filter(each -> each.names(contact) || mailboxes.contains(each.stored.mailbox()))
        .toList()
        .forEach(each -> put(new Kept(each.position, each.forgotten(contact, nobody), null)));
  }

  boolean anyOf(ContactId contact) {
    return all().anyMatch(each -> each.names(contact));
  }

  private static Instant lastTouched(AccessRequest request) {
    var decision = request.decision();
    return decision == null ? request.received() : decision.at();
  }

  int removeOld(Instant before, int limit) {
    var old =
        all()
            .filter(each -> lastTouched(each.stored.request()).isBefore(before))
            .filter(each -> OVER.contains(each.state()))
            .sorted(comparing(Kept::position))
            .limit(limit)
            .toList();
    old.forEach(this::remove);
    return old.size();
  }

  private Stream<Kept> all() {
    return latestFirst.values();
  }

  private Optional<Kept> kept(RequestId request) {
    return Optional.ofNullable(positions.get(request))
        .flatMap(position -> Optional.ofNullable(latestFirst.get(position)));
  }

  private void put(Kept next) {
    endTurn(latestFirst.get(next.position));
    latestFirst.put(next.position, next);
    if (next.due != null) {
      turns.put(new Turn(next.due, next.position), next.stored.request().id());
    }
  }

  private void remove(Kept old) {
    endTurn(old);
    latestFirst.remove(old.position);
    positions.remove(old.stored.request().id());
  }

  private void endTurn(@Nullable Kept before) {
    if (before != null && before.due != null) {
      turns.remove(new Turn(before.due, before.position));
    }
  }

  private record Turn(Instant due, long position) {}

  private record Counted(RequestState state, RequestReason reason) {}

  /**
   * A request and its place.
   *
   * @param due null if no worker is to look at it
   */
  private record Kept(long position, StoredRequest stored, @Nullable Instant due) {

    RequestState state() {
      return stored.request().state();
    }

    boolean names(ContactId contact) {
      return contact.equals(stored.request().found().contact());
    }

    Kept changed(StoredRequest next, Instant now) {
      var changed =
          new StoredRequest(
              next.request(),
              next.mailbox(),
              next.code(),
              next.searchKey(),
              stored.failures(),
              stored.version() + 1);
      var stillDue = due == null ? now : due;
      var received = next.request().state() == RequestState.RECEIVED;
      return new Kept(position, changed, received ? stillDue : null);
    }

    Kept failed(Instant dueAgain) {
      var failed =
          new StoredRequest(
              stored.request(),
              stored.mailbox(),
              stored.code(),
              stored.searchKey(),
              stored.failures() + 1,
              stored.version());
      return new Kept(position, failed, dueAgain);
    }

    StoredRequest forgotten(ContactId contact, ContactId nobody) {
      var impersonal = new ImpersonalRequest(stored.request());
      return new StoredRequest(
          impersonal.without(contact, nobody),
          IdentityId.of(nobody),
          "",
          "",
          stored.failures(),
          stored.version() + 1);
    }
  }
}
