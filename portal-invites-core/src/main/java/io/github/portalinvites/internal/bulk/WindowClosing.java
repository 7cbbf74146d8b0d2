package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.delivery.AddressHold;
import io.github.portalinvites.delivery.FailureReason;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.internal.portal.LostRace;
import io.github.portalinvites.invitation.Generation;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InvitationState;
import io.github.portalinvites.storage.Change;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.Run;
import io.github.portalinvites.storage.Stores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Draws the consequences of a window's results for invitations, addresses, counts and history.
 * Lives within the transaction that completes the window.
 */
final class WindowClosing {

  private final Stores stores;
  private final Run run;
  private final Order order;
  private final Map<Long, Invitation> invitations;
  private final Letterheads letterheads;
  private final List<Activity> activities = new ArrayList<>();

  /**
   * @param known the invitations as they were when the window was opened, by message; others, and
   *     those that changed meanwhile, are read
   */
  WindowClosing(
      Stores stores, Run run, Order order, Map<Long, Invitation> known, Letterheads letterheads) {
    this.stores = stores;
    this.run = run;
    this.order = order;
    this.invitations = new HashMap<>(known);
    this.letterheads = letterheads;
  }

  void close(List<Delivery> results) {
    var told = results.stream().filter(WindowClosing::saysSomething).toList();
    read(told.stream().filter(each -> !invitations.containsKey(each.number())).toList());
    var refused = change(told);
    read(refused);
    if (!change(refused).isEmpty()) {
      throw new LostRace("Run " + run.id());
    }
    told.stream()
        .filter(each -> !order.occasion().invites() || invitations.containsKey(each.number()))
        .forEach(this::tell);
    stores.activities().append(activities);
    stores
        .changes()
        .append(
            told.stream()
                .flatMap(each -> Stream.of(each.identity(), mailbox(each)))
                .distinct()
                .map(Change.OfIdentity::new)
                .toList());
  }

  /**
   * Waiting for another try changes nothing but the message itself, unless it may have been sent.
   */
  private static boolean saysSomething(Delivery message) {
    var result = message.result();
    return result.outcome() == Outcome.FAILED
        || (result.handedOver() != null && result.handedOver().equals(message.attempt().begun()));
  }

  private void read(List<Delivery> messages) {
    if (messages.isEmpty()) {
      return;
    }
    var identities = messages.stream().map(Delivery::identity).collect(Collectors.toSet());
    var histories = stores.invitations().of(identities);
    for (var message : messages) {
      invitations.remove(message.number());
      histories.getOrDefault(message.identity(), List.of()).stream()
          .filter(each -> each.id().equals(message.attempt().invitation()))
          .findFirst()
          .ifPresent(invitation -> invitations.put(message.number(), invitation));
    }
  }

  /**
   * Changes the invitations of {@code messages}.
   *
   * @return the messages whose invitation is another than is known here
   */
  private List<Delivery> change(List<Delivery> messages) {
    var next = new LinkedHashMap<Delivery, Invitation>();
    messages.forEach(each -> next(each).ifPresent(invitation -> next.put(each, invitation)));
    var changed = stores.invitations().change(next.values());
    return next.entrySet().stream()
        .filter(each -> !changed.contains(each.getValue().id()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private Optional<Invitation> next(Delivery message) {
    var invitation = Optional.ofNullable(invitations.get(message.number()));
    return switch (message.result().outcome()) {
      case SENT -> invitation.map(each -> left(message, each, InvitationState.HANDED_OVER));
      case OPEN, IN_DOUBT -> invitation.map(each -> left(message, each, InvitationState.IN_DOUBT));
      case FAILED ->
          invitation
              .filter(each -> each.state() == InvitationState.QUEUED)
              .map(each -> each.in(InvitationState.FAILED, stores.now()));
      case SKIPPED, CANCELLED -> Optional.empty();
    };
  }

  private void tell(Delivery message) {
    switch (message.result().outcome()) {
      case SENT -> tell(message, order.occasion().told().sent());
      case OPEN, IN_DOUBT -> tell(message, order.occasion().told().inDoubt());
      case FAILED -> tellFailure(message);
      case SKIPPED, CANCELLED -> {}
    }
  }

  private void tellFailure(Delivery message) {
    tell(message, order.occasion().told().failed());
    if (message.result().failed() == FailureReason.ADDRESS_REFUSED) {
      var hold = new AddressHold(AddressHold.Cause.BOUNCED, stores.now());
      stores.identities().hold(mailbox(message), hold);
      tell(message, Activity.Kind.ADDRESS_HELD);
    }
  }

  private Invitation left(Delivery message, Invitation invitation, InvitationState next) {
    var at = message.result().handedOver();
    var generations =
        invitation.generations().stream().map(each -> handedOver(each, message, at)).toList();
    // an invitation that ended meanwhile stays ended: its link was mailed, and will say so
    var state = invitation.state().outstanding() ? next : invitation.state();
    var since = state == invitation.state() ? invitation.since() : stores.now();
    return invitation.left(state, since, generations);
  }

  /** Where it was mailed to. */
  private IdentityId mailbox(Delivery message) {
    var invitation = invitations.get(message.number());
    if (invitation != null) {
      return invitation.mailbox();
    }
    return message.identity().isMailbox()
        ? message.identity()
        : stores.directory().facts(message.recipients()).stream()
            .findFirst()
            .map(each -> IdentityId.mailboxOf(each.contact()))
            .orElse(message.identity());
  }

  private Generation handedOver(Generation each, Delivery message, @Nullable Instant at) {
    return at != null && each.number() == message.attempt().generation()
        ? each.handedOver(at, at.plus(order.lifetime()))
        : each;
  }

  private void tell(Delivery message, Activity.Kind kind) {
    var data = data(message);
    everyone(message)
        .forEach(each -> activities.add(Activities.ofContact(stores.now(), run, each, kind, data)));
  }

  /** Also those at the mailbox whom the send did not mean: it is their invitation, too. */
  private Set<ContactId> everyone(Delivery message) {
    var everyone = new HashSet<>(message.recipients());
    Optional.ofNullable(invitations.get(message.number()))
        .ifPresent(each -> everyone.addAll(each.contacts()));
    return everyone;
  }

  private Map<String, String> data(Delivery message) {
    var data = new HashMap<>(letterheads.of(message));
    data.put("address", mailbox(message).toString());
    var handedOver = message.result().handedOver();
    if (handedOver != null && order.occasion().invites()) {
      data.put("expires", handedOver.plus(order.lifetime()).toString());
    }
    var reply = message.result().reply();
    if (reply != null) {
      data.put("reply", reply);
    }
    var failed = message.result().failed();
    if (failed != null) {
      data.put("reason", failed.code());
    }
    return data;
  }
}
