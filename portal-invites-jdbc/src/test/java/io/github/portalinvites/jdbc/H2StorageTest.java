package io.github.portalinvites.jdbc;

import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.storage.contract.EveryStoreContract;
import io.github.portalinvites.storage.contract.TestedStorage;
import javax.sql.DataSource;

class H2StorageTest implements EveryStoreContract {

  private static final DataSource DATABASE =
      Tested.installed(TestDatabases.h2(), KeyType.WHOLE_NUMBER);

  private final TestedStorage tested = Tested.on(DATABASE, KeyType.WHOLE_NUMBER);

  @Override
  public TestedStorage tested() {
    return tested;
  }
}
