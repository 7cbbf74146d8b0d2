package io.github.portalinvites.life;

import io.github.portalinvites.invitation.InvitationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An invitation, as the model sees it. */
final class Believed {

  final String mailbox;
  Set<Integer> contacts;
  InvitationState state;

  /** When each generation was handed over; null if its mail was refused. */
  final List<Instant> sent = new ArrayList<>();

  Believed(String mailbox, Set<Integer> contacts, InvitationState state) {
    this.mailbox = mailbox;
    this.contacts = contacts;
    this.state = state;
  }

  boolean outstanding() {
    return state.outstanding();
  }

  /** The youngest generation that was handed over, from 1 on. */
  Optional<Integer> active() {
    for (int generation = sent.size(); generation > 0; generation--) {
      if (sent.get(generation - 1) != null) {
        return Optional.of(generation);
      }
    }
    return Optional.empty();
  }

  Instant sent(int generation) {
    return sent.get(generation - 1);
  }

  Instant expires(int generation) {
    return sent(generation).plus(PortalModel.LIFETIME);
  }
}
