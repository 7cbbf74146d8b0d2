package io.github.portalinvites.jdbc;

import io.github.portalinvites.internal.audience.EveryAudienceContract;
import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.storage.contract.TestedStorage;
import io.github.portalinvites.testkit.TestPortal;
import javax.sql.DataSource;

class PostgreSqlAudienceTest implements EveryAudienceContract {

  private static final KeyType KEYS = KeyType.WHOLE_NUMBER;
  private static final DataSource DATABASE = TestDatabase.POSTGRESQL.installed(KEYS);

  private final TestedStorage tested = TestDatabase.tested(DATABASE, KEYS);
  private final TestPortal portal = new TestPortal(tested);

  @Override
  public TestedStorage tested() {
    return tested;
  }

  @Override
  public TestPortal portal() {
    return portal;
  }
}
