package io.github.portalinvites.jdbc;

import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.privacy.EveryPrivacyContract;
import io.github.portalinvites.storage.contract.TestedStorage;
import javax.sql.DataSource;

/** Privacy over H2. */
class H2PrivacyTest implements EveryPrivacyContract {

  private static final KeyType KEYS = KeyType.WHOLE_NUMBER;
  private static final DataSource DATABASE = TestDatabase.H2.installed(KEYS);

  private final TestedStorage tested = TestDatabase.tested(DATABASE, KEYS);

  @Override
  public TestedStorage tested() {
    return tested;
  }
}
