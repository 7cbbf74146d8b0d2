package io.github.portalinvites.jdbc;

import io.github.portalinvites.internal.template.StoredTemplatesContract;
import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.storage.contract.TestedStorage;
import javax.sql.DataSource;

class PostgreSqlTemplatesTest implements StoredTemplatesContract {

  private static final KeyType KEYS = KeyType.TEXT;
  private static final DataSource DATABASE = TestDatabase.POSTGRESQL.installed(KEYS);

  private final TestedStorage tested = TestDatabase.tested(DATABASE, KEYS);

  @Override
  public TestedStorage tested() {
    return tested;
  }
}
