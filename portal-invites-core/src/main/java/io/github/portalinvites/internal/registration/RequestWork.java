package io.github.portalinvites.internal.registration;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.directory.Account;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.registration.AccessRequest;
import io.github.portalinvites.registration.RequestId;
import io.github.portalinvites.registration.RequestKind;
import io.github.portalinvites.registration.RequestReason;
import io.github.portalinvites.registration.RequestState;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.storage.RequestStore.StoredRequest;
import io.github.portalinvites.storage.Stores;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at requests that were taken in, each in a transaction of its own: whoever dies meanwhile
 * leaves it to the next.
 */
record RequestWork(PortalStorage storage, PortalId portal, Rules rules, Runnable answered) {

  private static final Logger LOG = LoggerFactory.getLogger(RequestWork.class);
  private static final int AT_ONCE = 50;
  private static final int MOST_FAILURES = 5;
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

  private static final Duration A_DAY = Duration.ofDays(1);

  private static final Set<RequestState> MAILED =
      EnumSet.of(RequestState.INVITED, RequestState.STAGED);

  private static final Set<RequestReason> FOR_STAFF =
      EnumSet.of(
          RequestReason.SEVERAL_MATCHES,
          RequestReason.SITE_NOT_FOUND,
          RequestReason.ACCOUNT_LIMIT,
          RequestReason.DIVISION_LIMIT);

  private static final Set<RequestReason> ALARMING =
      EnumSet.of(
          RequestReason.INVOICE_LIMIT, RequestReason.PORTAL_LIMIT, RequestReason.DIVISION_LIMIT);

  /** How often staff are told that a limit was reached. */
  private static final Duration BETWEEN_ALARMS = Duration.ofHours(1);

  /**
   * Looks at some that are due.
   *
   * @return whether there were any
   */
  boolean once() {
    int done = 0;
    while (done < AT_ONCE && one()) {
      done++;
    }
    if (done > 0) {
      answered.run();
    }
    return done > 0;
  }

  private boolean one() {
    var taken = new AtomicReference<StoredRequest>();
    try {
      return storage.inTransaction(
          portal,
          stores ->
              stores.requests().takeDue().filter(each -> answer(stores, each, taken)).isPresent());
    } catch (CannotMail e) {
      return waits(Objects.requireNonNull(taken.get()), RequestReason.CANNOT_BE_MAILED);
    } catch (RuntimeException | Error e) {
      // an error of a host's port must not stop the door for everybody
      var request =
          Optional.ofNullable(taken.get())
              .orElseThrow(() -> new IllegalStateException("No request could be taken", e));
      LOG.warn("{} could not be looked at", request.request(), e);
      return request.failures() + 1 < MOST_FAILURES
          ? postpone(request.request().id())
          : waits(request, RequestReason.FAILED);
    }
  }

  private boolean answer(
      Stores stores, StoredRequest stored, AtomicReference<StoredRequest> taken) {
    taken.set(stored);
    write(stores, stored, answer(stores, stored, each -> taken.set(stored.request(each))));
    return true;
  }

  private AccessRequest answer(Stores stores, StoredRequest stored, Consumer<AccessRequest> found) {
    return stored.request().reason() == RequestReason.NOT_LOOKED_AT
        ? prove(stores, stored, found)
        : limited(stores, stored);
  }

  /** Nobody closes the door for others: what may be a true customer's is for staff. */
  private AccessRequest limited(Stores stores, StoredRequest stored) {
    var reason = stored.request().reason();
    var ends =
        reason == RequestReason.CLIENT_LIMIT
            || (reason == RequestReason.TARGET_LIMIT && isAnsweredAlready(stores, stored));
    return ends
        ? stored.request().state(RequestState.CLOSED, reason)
        : Admitting.waiting(rules.about(stores, stored, reason).in(stored.request()), reason);
  }

  /** Whether the mailbox had its mail today, or whoever asks waits for staff already. */
  private boolean isAnsweredAlready(Stores stores, StoredRequest stored) {
    var mailbox = stored.mailbox();
    var yesterday = stores.now().minus(A_DAY);
    var asks = mailbox.value() + " " + stored.request().client();
    return stores.requests().of(mailbox, MAILED).stream()
            .anyMatch(each -> each.request().received().isAfter(yesterday))
        || !rules.attempts().isFirst(stores, "put aside", asks, A_DAY);
  }

  private AccessRequest prove(Stores stores, StoredRequest stored, Consumer<AccessRequest> found) {
    var proof = rules.prove(stores, stored, true);
    var request = proof.in(stored.request());
    found.accept(request);
    return proof
        .proven()
        .map(account -> proven(stores, stored, request, account))
        .orElseGet(() -> unproved(request, proof.reason()));
  }

  private AccessRequest proven(
      Stores stores, StoredRequest stored, AccessRequest request, Account account) {
    return rules.policy().approval()
        ? Admitting.waiting(request, RequestReason.APPROVAL_NEEDED)
        : rules.admitting(stores, stored, false).admit(request, account);
  }

  /** An address proves nothing anyway, and so is always for staff where it does not do. */
  private static AccessRequest unproved(AccessRequest request, RequestReason missing) {
    var waits = request.kind() == RequestKind.ADDRESS || FOR_STAFF.contains(missing);
    return request.state(waits ? RequestState.WAITING : RequestState.CLOSED, missing);
  }

  private void write(Stores stores, StoredRequest stored, AccessRequest answer) {
    if (!stores.requests().change(rules.kept(stored, answer))) {
      throw new IllegalStateException("A request that was taken was changed by somebody else");
    }
    if (answer.state() == RequestState.WAITING) {
      RequestHistory.append(stores, Actor.SYSTEM, Activity.Kind.ACCESS_REQUEST_WAITING, answer);
    }
    if (ALARMING.contains(answer.reason())) {
      alarm(stores, answer);
    }
  }

  private void alarm(Stores stores, AccessRequest request) {
    var isOfDivision = request.reason() == RequestReason.DIVISION_LIMIT;
    var about = isOfDivision ? String.valueOf(request.found().division()) : "";
    if (rules.attempts().isFirst(stores, request.reason().code(), about, BETWEEN_ALARMS)) {
      LOG.warn("Requests for access wait for staff: {}", request.reason().code());
      RequestHistory.limitReached(stores, request.reason(), about);
    }
  }

  /**
   * What was done is undone; that it ended so is written by itself, unless another worker is first.
   *
   * @param stored with what was found, so that those staff see it whom it concerns
   */
  private boolean waits(StoredRequest stored, RequestReason reason) {
    try {
      return storage.inTransaction(
          portal,
          stores -> {
            stores
                .requests()
                .find(stored.request().id())
                .filter(each -> each.version() == stored.version())
                .ifPresent(
                    each -> write(stores, each, Admitting.waiting(stored.request(), reason)));
            return true;
          });
    } catch (RuntimeException e) {
      LOG.warn("{} could not be put aside", stored.request(), e);
      return postpone(stored.request().id());
    }
  }

  private boolean postpone(RequestId request) {
    storage.inTransaction(
        portal,
        stores -> {
          stores.requests().postpone(request, AFTER_FAILURE);
          return true;
        });
    return true;
  }
}
