package io.github.portalinvites.jdbc;

import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.storage.contract.TestedStorage;
import javax.sql.DataSource;

/** Storages under test; each database is installed once and serves all tests of its key type. */
final class Tested {

  private Tested() {}

  static TestedStorage on(DataSource database, KeyType type) {
    return TestedStorage.of(
        type, clock -> JdbiStorage.builder(database).keys(KeyTypes.all(type)).clock(clock).build());
  }

  static DataSource installed(DataSource database, KeyType type) {
    JdbiStorage.builder(database).keys(KeyTypes.all(type)).build().schema().install();
    return database;
  }
}
