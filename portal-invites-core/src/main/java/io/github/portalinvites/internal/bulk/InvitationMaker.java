package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.internal.secret.Secrets;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InvitationId;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.template.CredentialPolicy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Gives each message its invitation, within the transaction that marks it as in flight: the same
 * one when it is repeated, the next generation of an outstanding one, or a new one.
 */
final class InvitationMaker {

  private final Stores stores;
  private final Secrets secrets;
  private final CredentialPolicy policy;
  private final Supplier<UUID> ids;

  InvitationMaker(Stores stores, Secrets secrets, CredentialPolicy policy, Supplier<UUID> ids) {
    this.stores = stores;
    this.secrets = secrets;
    this.policy = policy;
    this.ids = ids;
  }

  /**
   * The invitation whose latest generation is to be mailed, or the repeated one.
   *
   * @param history the identity's invitations, the oldest first
   * @return empty if another run is about to mail this identity
   */
  Optional<Invitation> make(Delivery message, List<Invitation> history) {
    var outstanding = history.stream().filter(each -> each.state().outstanding()).findFirst();
    if (outstanding.isEmpty()) {
      return add(message);
    }
    var current = outstanding.get();
    if (current.id().equals(message.attempt().invitation())) {
      return Optional.of(current);
    }
    return isInFlightElsewhere(message, current) ? Optional.empty() : renew(message, current);
  }

  private Optional<Invitation> add(Delivery message) {
    var id = new InvitationId(ids.get());
    var first = secrets.generate(id, 1, policy);
    var made = Invitation.queued(id, message.identity(), covered(message), stores.now(), first);
    return stores.invitations().add(made) ? Optional.of(made) : Optional.empty();
  }

  private Optional<Invitation> renew(Delivery message, Invitation current) {
    var next = secrets.generate(current.id(), current.latest().number() + 1, policy);
    var generations = new ArrayList<>(current.generations());
    generations.add(next);
    var renewed = current.with(covered(message), generations);
    return stores.invitations().change(renewed) ? Optional.of(renewed) : Optional.empty();
  }

  private boolean isInFlightElsewhere(Delivery message, Invitation current) {
    return current.latest().handedOver() == null
        && !stores.deliveries().queued(List.of(message.identity()), message.run()).isEmpty();
  }

  /** Everyone who has this mailbox now, reached by this send or not. */
  private Set<ContactId> covered(Delivery message) {
    var covered = new HashSet<>(message.recipients());
    stores.audience().contactsOf(List.of(message.identity())).values().forEach(covered::addAll);
    return covered;
  }
}
