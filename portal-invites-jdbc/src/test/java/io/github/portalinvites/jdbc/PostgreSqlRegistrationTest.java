package io.github.portalinvites.jdbc;

import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.registration.EveryRegistrationContract;
import io.github.portalinvites.storage.contract.TestedStorage;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

class PostgreSqlRegistrationTest implements EveryRegistrationContract {

  private static final KeyType KEYS = KeyType.WHOLE_NUMBER;
  private static final DataSource DATABASE = TestDatabase.POSTGRESQL.installed(KEYS);

  private final TestedStorage tested = TestDatabase.tested(DATABASE, KEYS);

  @Override
  public TestedStorage tested() {
    return tested;
  }

  @Override
  public Map<String, List<String>> stored() {
    return StoredRows.of(DATABASE);
  }
}
