package io.github.portalinvites.jdbc;

import io.github.portalinvites.bulk.SmtpRuns;
import io.github.portalinvites.portal.KeyType;
import javax.sql.DataSource;

/** Runs over SMTP, kept in PostgreSQL. */
class PostgreSqlSmtpRunTest extends SmtpRuns {

  private static final KeyType KEYS = KeyType.WHOLE_NUMBER;
  private static final DataSource DATABASE = TestDatabase.POSTGRESQL.installed(KEYS);

  PostgreSqlSmtpRunTest() {
    super(TestDatabase.tested(DATABASE, KEYS));
  }
}
