package io.github.portalinvites.jdbc;

import static io.github.portalinvites.testkit.TestInvitations.mailbox;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InvitationId;
import io.github.portalinvites.storage.contract.StorageContract;
import io.github.portalinvites.testkit.TestInvitations;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However many invitations there are, looking for due reminders reads those that are due. */
class ReminderCostTest extends OwnConnection implements StorageContract {

  private static final int MANY = 20_000;
  private static final int DUE = 5;
  private static final int FEW = 60;

  @Test
  void whatIsDoneOrNotYetDueIsNotRead() throws SQLException {
    awaiting(0, MANY, now().minusSeconds(90));
    assertThat(take(MANY)).isEqualTo(MANY);
    awaiting(MANY, MANY, now());
    awaiting(2 * MANY, DUE, now().minusSeconds(90));
    assertFewerRowsAreRead(FEW, () -> assertThat(take(20)).isEqualTo(DUE));
  }

  private int take(int limit) {
    return transaction(stores -> stores.reminders().take(now().minusSeconds(60), limit).size());
  }

  private void awaiting(int from, int count, Instant since) {
    var invitations = IntStream.range(from, from + count).mapToObj(this::invitation).toList();
    commit(stores -> stores.invitations().add(invitations));
    commit(stores -> stores.reminders().await(since(invitations, since)));
  }

  private static Map<InvitationId, Instant> since(List<Invitation> invitations, Instant since) {
    return invitations.stream().collect(toMap(Invitation::id, each -> since));
  }

  private Invitation invitation(int n) {
    var address = "contact%d@example.org".formatted(n);
    return TestInvitations.handedOver(now(), mailbox(address), ContactId.of(n));
  }
}
