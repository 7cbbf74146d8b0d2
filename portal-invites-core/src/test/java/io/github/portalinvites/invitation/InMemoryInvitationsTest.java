package io.github.portalinvites.invitation;

import io.github.portalinvites.memory.InMemoryStorage;
import io.github.portalinvites.storage.contract.TestedStorage;

/** Invitations in memory. */
class InMemoryInvitationsTest implements EveryInvitationContract {

  private final TestedStorage tested = TestedStorage.of(InMemoryStorage::new);

  @Override
  public TestedStorage tested() {
    return tested;
  }
}
