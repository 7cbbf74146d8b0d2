package io.github.portalinvites.jdbc;

import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.storage.contract.EveryStoreContract;
import io.github.portalinvites.storage.contract.TestedStorage;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;

@Tag("nightly")
class H2UuidKeysTest implements EveryStoreContract {

  private static final KeyType KEYS = KeyType.UUID;
  private static final DataSource DATABASE = TestDatabase.H2.installed(KEYS);

  private final TestedStorage tested = TestDatabase.tested(DATABASE, KEYS);

  @Override
  public TestedStorage tested() {
    return tested;
  }
}
