package io.github.portalinvites.jdbc;

import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.storage.contract.EveryStoreContract;
import io.github.portalinvites.storage.contract.TestedStorage;
import javax.sql.DataSource;

class PostgreSqlStorageTest implements EveryStoreContract {

  private static final DataSource DATABASE =
      Tested.installed(TestDatabases.postgreSql(), KeyType.WHOLE_NUMBER);

  private final TestedStorage tested = Tested.on(DATABASE, KeyType.WHOLE_NUMBER);

  @Override
  public TestedStorage tested() {
    return tested;
  }
}
