package io.github.portalinvites.internal.audience;

import io.github.portalinvites.memory.InMemoryStorage;
import io.github.portalinvites.storage.contract.TestedStorage;

class AudienceInMemoryTest implements EveryAudienceContract {

  private final TestedStorage tested = TestedStorage.of(InMemoryStorage::new);

  @Override
  public TestedStorage tested() {
    return tested;
  }
}
