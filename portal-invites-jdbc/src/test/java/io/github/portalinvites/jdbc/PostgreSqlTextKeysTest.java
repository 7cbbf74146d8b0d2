package io.github.portalinvites.jdbc;

import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.storage.contract.EveryStoreContract;
import io.github.portalinvites.storage.contract.TestedStorage;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;

@Tag("nightly")
class PostgreSqlTextKeysTest implements EveryStoreContract {

  private static final DataSource DATABASE =
      Tested.installed(TestDatabases.postgreSql(), KeyType.TEXT);

  private final TestedStorage tested = Tested.on(DATABASE, KeyType.TEXT);

  @Override
  public TestedStorage tested() {
    return tested;
  }
}
