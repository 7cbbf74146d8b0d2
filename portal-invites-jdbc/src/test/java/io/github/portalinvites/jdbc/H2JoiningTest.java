package io.github.portalinvites.jdbc;

import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.storage.contract.TestedStorage;
import javax.sql.DataSource;

/** Joining transactions of H2. */
class H2JoiningTest implements JoiningContract {

  private static final KeyType KEYS = KeyType.WHOLE_NUMBER;
  private static final DataSource DATABASE = TestDatabase.H2.installed(KEYS);

  private final TestedStorage tested = TestDatabase.tested(DATABASE, KEYS);

  @Override
  public TestedStorage tested() {
    return tested;
  }

  @Override
  public DataSource database() {
    return DATABASE;
  }
}
