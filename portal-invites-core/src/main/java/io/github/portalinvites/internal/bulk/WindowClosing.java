package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.delivery.AddressHold;
import io.github.portalinvites.delivery.FailureReason;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.invitation.Generation;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InvitationState;
import io.github.portalinvites.storage.Change;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.Run;
import io.github.portalinvites.storage.Stores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Draws the consequences of a window's results for invitations, addresses, counts and history.
 * Lives within the transaction that completes the window.
 */
final class WindowClosing {

  private final Stores stores;
  private final Run run;
  private final Order order;
  private final List<Invitation> changed = new ArrayList<>();
  private final List<Activity> activities = new ArrayList<>();

  WindowClosing(Stores stores, Run run, Order order) {
    this.stores = stores;
    this.run = run;
    this.order = order;
  }

  void close(List<Delivery> results) {
    var told = results.stream().filter(WindowClosing::saysSomething).toList();
    var invitations = invitations(told);
    for (var message : told) {
      var invitation = invitations.get(message.number());
      if (invitation != null) {
        close(message, invitation);
      }
    }
    if (stores.invitations().change(changed).size() < changed.size()) {
      throw new RunChangedException(run.id());
    }
    stores.activities().append(activities);
    stores
        .changes()
        .append(told.stream().map(each -> new Change.OfIdentity(each.identity())).toList());
  }

  /**
   * Waiting for another try changes nothing but the message itself, unless it may have been sent.
   */
  private static boolean saysSomething(Delivery message) {
    var result = message.result();
    return result.outcome() == Outcome.FAILED
        || (result.handedOver() != null && result.handedOver().equals(message.attempt().begun()));
  }

  private Map<Long, Invitation> invitations(List<Delivery> messages) {
    var identities = messages.stream().map(Delivery::identity).collect(Collectors.toSet());
    var histories = stores.invitations().of(identities);
    var result = new HashMap<Long, Invitation>();
    for (var message : messages) {
      histories.getOrDefault(message.identity(), List.of()).stream()
          .filter(each -> each.id().equals(message.attempt().invitation()))
          .findFirst()
          .ifPresent(invitation -> result.put(message.number(), invitation));
    }
    return result;
  }

  private void close(Delivery message, Invitation invitation) {
    switch (message.result().outcome()) {
      case SENT -> {
        change(message, invitation, InvitationState.HANDED_OVER);
        tell(message, Activity.Kind.INVITATION_SENT);
      }
      case OPEN, IN_DOUBT -> {
        change(message, invitation, InvitationState.IN_DOUBT);
        tell(message, Activity.Kind.INVITATION_IN_DOUBT);
      }
      case FAILED -> fail(message, invitation);
      case SKIPPED, CANCELLED -> {}
    }
  }

  private void fail(Delivery message, Invitation invitation) {
    if (invitation.state() == InvitationState.QUEUED) {
      changed.add(invitation.in(InvitationState.FAILED, stores.now()));
    }
    tell(message, Activity.Kind.INVITATION_FAILED);
    if (message.result().failed() == FailureReason.ADDRESS_REFUSED) {
      var hold = new AddressHold(AddressHold.Cause.BOUNCED, stores.now());
      stores.identities().hold(message.identity(), hold);
      tell(message, Activity.Kind.ADDRESS_HELD);
    }
  }

  private void change(Delivery message, Invitation invitation, InvitationState next) {
    var at = message.result().handedOver();
    var generations =
        invitation.generations().stream().map(each -> handedOver(each, message, at)).toList();
    // an invitation that ended meanwhile stays ended: its link was mailed, and will say so
    var state = invitation.state().outstanding() ? next : invitation.state();
    changed.add(
        new Invitation(
            invitation.id(),
            invitation.identity(),
            invitation.contacts(),
            state,
            state == invitation.state() ? invitation.since() : stores.now(),
            generations,
            invitation.version() + 1));
  }

  private Generation handedOver(Generation each, Delivery message, @Nullable Instant at) {
    return at != null && each.number() == message.attempt().generation()
        ? each.handedOver(at, at.plus(order.lifetime()))
        : each;
  }

  private void tell(Delivery message, Activity.Kind kind) {
    var data = data(message);
    message
        .recipients()
        .forEach(each -> activities.add(Activities.ofContact(stores.now(), run, each, kind, data)));
  }

  private Map<String, String> data(Delivery message) {
    var data = new HashMap<String, String>();
    data.put("address", message.identity().toString());
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
