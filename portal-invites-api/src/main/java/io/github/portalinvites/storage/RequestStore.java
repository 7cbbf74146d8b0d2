package io.github.portalinvites.storage;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.registration.AccessRequest;
import io.github.portalinvites.registration.RequestId;
import io.github.portalinvites.registration.RequestKind;
import io.github.portalinvites.registration.RequestReason;
import io.github.portalinvites.registration.RequestState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What customers asked for by themselves. */
public interface RequestStore {

  /** Keeps a new request. It is due at once, and costs the same whatever it says. */
  void add(StoredRequest request);

  Optional<StoredRequest> find(RequestId request);

  /**
   * The request that is due for the longest time, locked until the end of this transaction; what
   * others have locked is passed over. Empty if there is none.
   */
  Optional<StoredRequest> takeDue();

  /**
   * Replaces what is known of a request but for its failures, and counts its version on. It is due
   * no more unless it is {@link RequestState#RECEIVED}.
   *
   * @param request as it was read, but for its changes
   * @return false if it was changed meanwhile, or is gone; nothing was written
   */
  boolean change(StoredRequest request);

  /**
   * Has a request that could not be looked at be due again in {@code pause}; counts the failure. No
   * effect if it is due no more. Its version stays.
   */
  void postpone(RequestId request, Duration pause);

  /** The requests in one of {@code states} whose typed address is {@code mailbox}, oldest first. */
  List<StoredRequest> of(IdentityId mailbox, Set<RequestState> states);

  /**
   * Up to {@code limit} requests, the latest first.
   *
   * @param before the position of the earliest one that is known, {@link Long#MAX_VALUE} at the
   *     start
   */
  List<Entry> page(Query query, long before, int limit);

  /** How many requests there are of each state and reason. */
  List<Tally> tally(Query query);

  /**
   * Takes a person out of the requests that name {@code contact}, or that were typed with one of
   * {@code mailboxes}: what was typed becomes empty, the contact {@code nobody}. One that waits for
   * anything is closed.
   */
  void forget(ContactId contact, Collection<IdentityId> mailboxes, ContactId nobody);

  /**
   * A request as it is stored.
   *
   * @param mailbox the typed address
   * @param code a keyed hash of the typed quick pay code or account number, empty if none was asked
   *     for, or it is of no more use
   * @param searchKey what searches find it by, folded
   * @param failures how often it could not be looked at
   */
  record StoredRequest(
      AccessRequest request,
      IdentityId mailbox,
      String code,
      String searchKey,
      int failures,
      long version) {

    public StoredRequest request(AccessRequest value) {
      return new StoredRequest(value, mailbox, code, searchKey, failures, version);
    }

    public StoredRequest withoutCode() {
      return new StoredRequest(request, mailbox, "", searchKey, failures, version);
    }

    @Override
    public String toString() {
      return "StoredRequest[%s, version %d]".formatted(request, version);
    }
  }

  /** A request and where it stands; later ones stand higher. */
  record Entry(long position, StoredRequest stored) {}

  /** How many requests have one state and reason. */
  record Tally(RequestState state, RequestReason reason, long requests) {}

  /**
   * Which requests are meant; an empty set of states, reasons or kinds means any.
   *
   * @param divisions null for all; what is about no division is everybody's
   * @param search folded, contained in the search key; empty for any
   * @param from the first instant of receipt, null for the beginning
   * @param to the instant of receipt before which it ends, null for no end
   */
  record Query(
      Set<RequestState> states,
      Set<RequestReason> reasons,
      Set<RequestKind> kinds,
      @Nullable Set<DivisionId> divisions,
      String search,
      @Nullable Instant from,
      @Nullable Instant to) {

    public static final Query ALL = new Query(Set.of(), Set.of(), Set.of(), null, "", null, null);

    public Query {
      states = Set.copyOf(states);
      reasons = Set.copyOf(reasons);
      kinds = Set.copyOf(kinds);
      divisions = divisions == null ? null : Set.copyOf(divisions);
    }

    public Query states(Set<RequestState> value) {
      return new Query(value, reasons, kinds, divisions, search, from, to);
    }

    public Query reasons(Set<RequestReason> value) {
      return new Query(states, value, kinds, divisions, search, from, to);
    }

    public Query kinds(Set<RequestKind> value) {
      return new Query(states, reasons, value, divisions, search, from, to);
    }

    public Query divisions(@Nullable Set<DivisionId> value) {
      return new Query(states, reasons, kinds, value, search, from, to);
    }

    public Query search(String value) {
      return new Query(states, reasons, kinds, divisions, value, from, to);
    }

    public Query received(@Nullable Instant from, @Nullable Instant to) {
      return new Query(states, reasons, kinds, divisions, search, from, to);
    }
  }
}
