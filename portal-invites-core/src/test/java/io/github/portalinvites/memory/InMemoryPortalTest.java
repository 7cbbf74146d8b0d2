package io.github.portalinvites.memory;

import io.github.portalinvites.bulk.EveryBulkContract;
import io.github.portalinvites.storage.contract.TestedStorage;

/** The whole library over the storage in memory. */
class InMemoryPortalTest implements EveryBulkContract {

  private final TestedStorage tested = TestedStorage.of(InMemoryStorage::new);

  @Override
  public TestedStorage tested() {
    return tested;
  }
}
