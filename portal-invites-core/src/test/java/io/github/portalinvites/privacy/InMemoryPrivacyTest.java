package io.github.portalinvites.privacy;

import io.github.portalinvites.memory.InMemoryStorage;
import io.github.portalinvites.storage.contract.TestedStorage;

/** Privacy in memory. */
class InMemoryPrivacyTest implements EveryPrivacyContract {

  private final TestedStorage tested = TestedStorage.of(InMemoryStorage::new);

  @Override
  public TestedStorage tested() {
    return tested;
  }
}
