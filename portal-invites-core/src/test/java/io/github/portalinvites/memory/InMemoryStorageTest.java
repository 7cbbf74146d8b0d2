package io.github.portalinvites.memory;

import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.storage.contract.EveryStoreContract;
import io.github.portalinvites.storage.contract.TestedStorage;
import org.junit.jupiter.api.Nested;

class InMemoryStorageTest implements EveryStoreContract {

  private final TestedStorage tested = TestedStorage.of(InMemoryStorage::new);

  @Override
  public TestedStorage tested() {
    return tested;
  }

  @Nested
  class WithTextKeys implements EveryStoreContract {

    private final TestedStorage tested = TestedStorage.of(KeyType.TEXT, InMemoryStorage::new);

    @Override
    public TestedStorage tested() {
      return tested;
    }
  }

  @Nested
  class WithUuids implements EveryStoreContract {

    private final TestedStorage tested = TestedStorage.of(KeyType.UUID, InMemoryStorage::new);

    @Override
    public TestedStorage tested() {
      return tested;
    }
  }
}
