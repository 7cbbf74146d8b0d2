package io.github.portalinvites.access;

import io.github.portalinvites.memory.InMemoryStorage;
import io.github.portalinvites.storage.contract.TestedStorage;

class AccessInMemoryTest implements EveryAccessContract {

  private final TestedStorage tested = TestedStorage.of(InMemoryStorage::new);

  @Override
  public TestedStorage tested() {
    return tested;
  }
}
