package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.internal.portal.LostRace;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InvitationState;
import io.github.portalinvites.storage.Change;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.Run;
import io.github.portalinvites.storage.Stores;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ends the invitations of messages that will not leave any more. One that was handed over before
 * stays as it was: what it mailed then goes on to be valid.
 */
final class LostInvitations {

  private static final int BATCH = 500;

  private final Stores stores;
  private final Run run;

  LostInvitations(Stores stores, Run run) {
    this.stores = stores;
    this.run = run;
  }

  /**
   * Ends those of the messages of a cancelled run from the one after {@code after}, in a batch.
   *
   * @return the last message of the batch; {@code after} if there was none
   */
  long endAfter(long after) {
    var open = stores.deliveries().openWithInvitation(run.id(), after, BATCH);
    end(open);
    return open.isEmpty() ? after : open.get(open.size() - 1).number();
  }

  /** Ends those of the messages {@code from} to {@code to} of a cancelled run. */
  void end(long from, long to) {
    var last = endAfter(from - 1);
    for (var after = from - 1; last > after && last < to; last = endAfter(after)) {
      after = last;
    }
  }

  void end(Collection<Delivery> messages) {
    var identities = messages.stream().map(Delivery::identity).collect(Collectors.toSet());
    if (identities.isEmpty()) {
      return;
    }
    var histories = stores.invitations().of(identities);
    var lost = messages.stream().flatMap(message -> lost(message, histories)).toList();
    var ended = lost.stream().map(each -> each.in(InvitationState.ENDED, stores.now())).toList();
    if (stores.invitations().change(ended).size() < ended.size()) {
      throw new LostRace("Run " + run.id());
    }
    stores.activities().append(lost.stream().flatMap(this::activities).toList());
    stores
        .changes()
        .append(lost.stream().map(each -> new Change.OfIdentity(each.identity())).toList());
  }

  /** A later generation is on its way in another run. */
  private static Stream<Invitation> lost(
      Delivery message, Map<IdentityId, List<Invitation>> histories) {
    var attempt = message.attempt();
    return histories.getOrDefault(message.identity(), List.of()).stream()
        .filter(each -> each.id().equals(attempt.invitation()))
        .filter(each -> each.state() == InvitationState.QUEUED)
        .filter(each -> each.latest().number() == attempt.generation());
  }

  private Stream<Activity> activities(Invitation invitation) {
    var data = Map.of("address", invitation.mailbox().toString());
    return invitation.contacts().stream()
        .map(
            each ->
                Activities.ofContact(
                    stores.now(), run, each, Activity.Kind.INVITATION_ENDED, data));
  }
}
