package io.github.portalinvites.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.JoinedPortal;
import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.directory.PortalSettings;
import io.github.portalinvites.invitation.AutoSendOutcome;
import io.github.portalinvites.invitation.AutoSendOutcome.AlreadyTold;
import io.github.portalinvites.invitation.AutoSendOutcome.Queued;
import io.github.portalinvites.invitation.AutoSendTrigger;
import io.github.portalinvites.invitation.InvitationStatus;
import io.github.portalinvites.invitation.InvitedContract;
import io.github.portalinvites.invitation.LinkState;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.memory.InMemoryStorage;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.storage.NoTransactionException;
import io.github.portalinvites.storage.NotJoinableException;
import io.github.portalinvites.storage.StorageException;
import io.github.portalinvites.testkit.TestPortal;
import io.github.portalinvites.testkit.Together;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The front door within a transaction of the host's own. */
interface JoiningContract extends InvitedContract {

  int ATTEMPTS = 20;

  DataSource database();

  @Test
  default void committedCreationIsMailed() throws SQLException {
    var portal = sendingTown(1);
    try (var host = begun()) {
      assertThat(create(portal.door().joining(host), 9)).isInstanceOf(Queued.class);
      host.commit();
    }
    portal.work();
    assertThat(mailed(portal)).containsExactly(address(9));
    assertThat(status(portal, 9)).isEqualTo(InvitationStatus.PENDING);
  }

  @Test
  default void rolledBackCreationMailsNobodyAndLeavesNoRow() throws SQLException {
    var portal = sendingTown(1);
    portal.work();
    var before = StoredRows.of(database());
    try (var host = begun()) {
      assertThat(create(portal.door().joining(host), 9)).isInstanceOf(Queued.class);
      host.rollback();
    }
    assertThat(StoredRows.of(database())).isEqualTo(before);
    portal.work();
    assertThat(portal.mails().attempts()).isEmpty();
  }

  @Test
  default void nothingLeavesBeforeTheCommit() throws SQLException {
    var portal = sendingTown(1);
    try (var host = begun()) {
      create(portal.door().joining(host), 9);
      portal.work();
      assertThat(portal.mails().attempts()).isEmpty();
      host.commit();
    }
    portal.work();
    assertThat(mailed(portal)).containsExactly(address(9));
  }

  @Test
  default void eventThatWasRolledBackWasNotTold() throws SQLException {
    var portal = sendingTown(1);
    try (var host = begun()) {
      portal.door().joining(host).autoSend().contactCreated(contact(1));
      host.rollback();
      var joined = portal.door().joining(host);
      assertThat(joined.autoSend().contactCreated(contact(1))).isInstanceOf(Queued.class);
      assertThat(joined.autoSend().contactCreated(contact(1))).isEqualTo(new AlreadyTold());
      host.commit();
    }
    portal.work();
    assertThat(mailed(portal)).containsExactly(address(1));
  }

  @Test
  default void connectionThatCommitsByItselfIsRefused() throws SQLException {
    var portal = sendingTown(1);
    try (var host = database().getConnection()) {
      assertThatThrownBy(() -> portal.door().joining(host))
          .isInstanceOf(NoTransactionException.class);
      host.setAutoCommit(false);
      var joined = portal.door().joining(host);
      host.setAutoCommit(true);
      assertThatThrownBy(() -> joined.autoSend().contactCreated(contact(1)))
          .isInstanceOf(NoTransactionException.class);
    }
  }

  @Test
  default void storageInMemoryIsNotJoined() throws SQLException {
    try (var portal = PortalInvites.builder(new InMemoryStorage()).build();
        var host = begun()) {
      assertThatThrownBy(() -> portal.joining(host))
          .isInstanceOf(NotJoinableException.class)
          .hasMessageContaining("InMemoryStorage");
    }
  }

  @Test
  default void connectionIsLeftAsItWas() throws SQLException {
    var portal = sendingTown(1);
    try (var host = begun()) {
      host.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
      create(portal.door().joining(host), 9);
      assertThat(host.isClosed()).isFalse();
      assertThat(host.getAutoCommit()).isFalse();
      assertThat(host.isReadOnly()).isFalse();
      assertThat(host.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
      host.rollback();
    }
  }

  @Test
  default void callThatFailedLeavesTheTransactionAsItWas() throws SQLException {
    var portal = sendingTown(1);
    try (var host = begun()) {
      var joined = portal.door().joining(host);
      create(joined, 9);
      assertThatThrownBy(() -> joined.autoSend().contactCreated(contact(7)))
          .isInstanceOf(NotFoundException.class);
      host.commit();
    }
    portal.work();
    assertThat(mailed(portal)).containsExactly(address(9));
  }

  @Test
  default void classMayBeSwitchedOnWithinTheTransaction() throws SQLException {
    var portal = town(2, builder -> builder.autoSendOn(AutoSendTrigger.CLASS_SWITCHED_ON));
    try (var host = begun()) {
      var joined = portal.door().joining(host);
      joined.directory().save(records().accountClass(1).portal(autoSend()));
      assertThat(joined.autoSend().classSwitchedOn(keys().accountClass(1))).hasValue(2);
      host.commit();
    }
    assertThat(portal.plan(invite().catchingUp()).recipients()).isEqualTo(2);
  }

  @Test
  default void linkEndsWithTheTransactionOfTheHost() throws SQLException {
    var portal = invited(1);
    try (var host = begun()) {
      portal.door().joining(host).directory().unlink(contact(1), keys().account(1));
      host.rollback();
      assertThat(peek(portal)).isInstanceOf(LinkState.Open.class);
      portal.door().joining(host).directory().unlink(contact(1), keys().account(1));
      host.commit();
    }
    assertThat(peek(portal)).isInstanceOf(LinkState.Dead.class);
  }

  /** Each holds a mailbox that the other one is about to add. */
  @Test
  default void crossedMailboxesOfTwoTransactionsHarmNobody() {
    var portal = sendingTown(1);
    var both = new CyclicBarrier(2);
    Together.run(
        List.of(
            () -> createBoth(portal, both, List.of(11, 12), List.of("a", "b")),
            () -> createBoth(portal, both, List.of(13, 14), List.of("b", "a"))));
    portal.work();
    assertThat(mailed(portal))
        .containsExactlyInAnyOrder(
            EmailAddress.parse("a@example.org"), EmailAddress.parse("b@example.org"));
  }

  /** As a host does: where the database breaks the transaction off, it is done again. */
  private int createBoth(
      TestPortal portal, CyclicBarrier both, List<Integer> contacts, List<String> mailboxes)
      throws Exception {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try (var host = begun()) {
        var joined = portal.door().joining(host);
        create(joined, contacts.get(0), mailboxes.get(0) + "@example.org");
        if (attempt == 1) {
          both.await(60, TimeUnit.SECONDS);
        }
        create(joined, contacts.get(1), mailboxes.get(1) + "@example.org");
        host.commit();
        return attempt;
      } catch (StorageException e) {
        assertThat(e).hasMessageContaining("SQL state");
      }
    }
    throw new AssertionError("Not done after %d attempts".formatted(ATTEMPTS));
  }

  /** A pool rolls back what was not committed. */
  default Connection begun() throws SQLException {
    var host = database().getConnection();
    host.setAutoCommit(false);
    return host;
  }

  default TestPortal sendingTown(int contacts) {
    var portal = town(contacts);
    portal.door().directory().save(records().accountClass(1).portal(autoSend()));
    return portal;
  }

  private static PortalSettings autoSend() {
    return PortalSettings.DEFAULT.autoSend(true);
  }

  default AutoSendOutcome create(JoinedPortal joined, int contact) {
    return create(joined, contact, address(contact).value());
  }

  private AutoSendOutcome create(JoinedPortal joined, int contact, String email) {
    joined.directory().save(records().contact(contact).email(email), records().link(contact, 1));
    return joined.autoSend().contactCreated(contact(contact));
  }

  private static List<EmailAddress> mailed(TestPortal portal) {
    return portal.mails().sent().stream().map(mail -> mail.recipient().address()).toList();
  }
}
