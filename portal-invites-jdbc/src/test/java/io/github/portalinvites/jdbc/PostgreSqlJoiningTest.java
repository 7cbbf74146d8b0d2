package io.github.portalinvites.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.invitation.AutoSendOutcome.Queued;
import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.storage.StorageException;
import io.github.portalinvites.storage.contract.TestedStorage;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Joining transactions of PostgreSQL. */
class PostgreSqlJoiningTest implements JoiningContract {

  private static final KeyType KEYS = KeyType.WHOLE_NUMBER;
  private static final DataSource DATABASE = TestDatabase.POSTGRESQL.installed(KEYS);

  private final TestedStorage tested = TestDatabase.tested(DATABASE, KEYS);

  @Override
  public TestedStorage tested() {
    return tested;
  }

  @Override
  public DataSource database() {
    return DATABASE;
  }

  /** A creation need not fail with us, not even where our tables are gone. */
  @Test
  void failedStatementDoesNotSpoilTheTransaction() throws SQLException {
    var portal = sendingTown(1);
    try (var host = begun();
        var statement = host.createStatement()) {
      statement.execute("alter table pi_auto_send rename to pi_gone");
      statement.execute("create table made_by_host (id integer)");
      var autoSend = portal.door().joining(host).autoSend();
      assertThatThrownBy(() -> autoSend.contactCreated(contact(1)))
          .isInstanceOf(StorageException.class);
      statement.execute("alter table pi_gone rename to pi_auto_send");
      assertThat(autoSend.contactCreated(contact(1))).isInstanceOf(Queued.class);
      host.commit();
    }
    portal.work();
    assertThat(portal.mails().sent()).hasSize(1);
    TestDatabase.execute(DATABASE, "drop table made_by_host");
  }
}
