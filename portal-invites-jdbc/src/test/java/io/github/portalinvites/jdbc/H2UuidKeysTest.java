package io.github.portalinvites.jdbc;

import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.storage.contract.EveryStoreContract;
import io.github.portalinvites.storage.contract.TestedStorage;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;

@Tag("nightly")
class H2UuidKeysTest implements EveryStoreContract {

  private static final DataSource DATABASE = Tested.installed(TestDatabases.h2(), KeyType.UUID);

  private final TestedStorage tested = Tested.on(DATABASE, KeyType.UUID);

  @Override
  public TestedStorage tested() {
    return tested;
  }
}
