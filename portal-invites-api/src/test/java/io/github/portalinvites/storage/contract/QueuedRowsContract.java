package io.github.portalinvites.storage.contract;

import static io.github.portalinvites.testkit.Standings.ACCEPTED;
import static io.github.portalinvites.testkit.Standings.PENDING;
import static io.github.portalinvites.testkit.Standings.REVOKED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.audience.AudienceSort;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.InvitationStatus;
import io.github.portalinvites.storage.AudienceRows.Order;
import io.github.portalinvites.storage.AudienceRows.Position;
import io.github.portalinvites.storage.AudienceRows.RowAt;
import io.github.portalinvites.testkit.TestRuns;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Audience rows show to whom a message waits. */
public interface QueuedRowsContract extends QueueContract, AudienceContract {

  Order BY_NAME = new Order(AudienceSort.CONTACT_NAME, false);

  @Test
  default void rowShowsThatAMessageWaits() {
    rows(link(1, 1), link(2, 1));
    planned(RunState.PAUSED, 1);
    assertThat(statuses(BY_NAME))
        .containsExactly(InvitationStatus.QUEUED, InvitationStatus.NOT_SENT);
  }

  @Test
  default void rowShowsItNoLongerWhenTheMessageIsDone() {
    rows(link(1, 1));
    running(1, 1);
    workNext(TestRuns::sent);
    assertThat(statuses(BY_NAME)).containsExactly(InvitationStatus.NOT_SENT);
  }

  @Test
  default void onlyWhoWasNotSentToIsShownAsQueued() {
    rows(link(1, 1).standing(ACCEPTED), link(2, 1).standing(PENDING), link(3, 1).standing(REVOKED));
    planned(RunState.RUNNING, 3);
    assertThat(statuses(BY_NAME))
        .containsExactly(
            InvitationStatus.ACCEPTED, InvitationStatus.PENDING, InvitationStatus.QUEUED);
  }

  @Test
  default void allContactsOfAQueuedMailboxAreShownAsQueued() {
    rows(link(1, 1), link(2, 1).email("Contact1@Example.org"));
    planned(RunState.RUNNING, 1);
    assertThat(statuses(BY_NAME)).containsOnly(InvitationStatus.QUEUED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10})
  default void rowsAreSortedByTheStatusThatTheyShow(int size) {
    rows(link(4, 1), link(3, 1).standing(REVOKED), link(2, 1).standing(REVOKED), link(1, 1));
    rows(link(5, 1).standing(PENDING));
    planned(RunState.RUNNING, 2);
    assertThat(walk(new Order(AudienceSort.STATUS, false), size))
        .extracting(each -> each.row().status())
        .containsExactly(
            InvitationStatus.PENDING,
            InvitationStatus.QUEUED,
            InvitationStatus.QUEUED,
            InvitationStatus.REVOKED,
            InvitationStatus.NOT_SENT);
    assertThat(contacts(walk(new Order(AudienceSort.STATUS, true), size)))
        .startsWith(contact(4), contact(3))
        .endsWith(contact(5));
  }

  private List<InvitationStatus> statuses(Order order) {
    return walk(order, 100).stream().map(each -> each.row().status()).toList();
  }

  private static List<ContactId> contacts(List<RowAt> rows) {
    return rows.stream().map(each -> each.row().contact()).toList();
  }

  private List<RowAt> walk(Order order, int size) {
    var walked = new ArrayList<RowAt>();
    Position after = null;
    for (var page = page(order, after, size); !page.isEmpty(); page = page(order, after, size)) {
      walked.addAll(page);
      after = page.get(page.size() - 1).position();
    }
    return walked;
  }

  private List<RowAt> page(Order order, Position after, int limit) {
    return snapshot(stores -> stores.audience().page(query(ACTIVE), order, after, limit));
  }
}
