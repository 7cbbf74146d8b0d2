package io.github.portalinvites.storage.contract;

import static io.github.portalinvites.testkit.Standings.PENDING;
import static io.github.portalinvites.testkit.TestInvitations.mailbox;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.StatusBucket;
import io.github.portalinvites.storage.AudienceQuery;
import io.github.portalinvites.storage.AudienceRows.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Identities that a plan may reach, one after the other. */
public interface CandidatesContract extends AudienceContract {

  @Test
  default void candidateHasTheContactsOfItsMailboxThatMatch() {
    rows(
        link(1, 1).email("flo@x.com"),
        link(2, 1).email("FLO@x.com"),
        link(3, 2).email("flo@x.com").division(2));
    var found = candidates(query(AudienceFilter.division(keys().division(1))), 0, 9);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).identity()).isEqualTo(mailbox("flo@x.com"));
    assertThat(found.get(0).contacts()).containsExactlyInAnyOrder(contact(1), contact(2));
  }

  @Test
  default void contactWithSeveralMatchingRowsIsThereOnce() {
    rows(link(1, 1), link(1, 2), link(1, 3));
    assertThat(candidates(query(ACTIVE), 0, 9))
        .singleElement()
        .extracting(Candidate::contacts)
        .isEqualTo(Set.of(contact(1)));
  }

  @Test
  default void contactWithoutAMailboxIsACandidateToo() {
    rows(link(1, 1).email(null), link(2, 1).email(null));
    assertThat(candidates(query(ACTIVE), 0, 9))
        .extracting(Candidate::identity)
        .containsExactlyInAnyOrder(IdentityId.of(contact(1)), IdentityId.of(contact(2)));
  }

  @Test
  default void candidatesFollowTheWholeQuery() {
    rows(link(1, 1).name("Ann"), link(2, 1).name("Anton").standing(PENDING), link(3, 1).name("Bo"));
    var query = new AudienceQuery(ACTIVE, List.of("an"), StatusBucket.NOT_SENT);
    assertThat(walk(query, 1, page -> {})).containsExactly(contact(1));
  }

  @Test
  default void handPickedContactsAreTheOnlyCandidates() {
    rows(link(1, 1).email("flo@x.com"), link(2, 1).email("flo@x.com"), link(3, 1));
    var picked = query(AudienceFilter.contacts(contact(2)));
    assertThat(walk(picked, 9, page -> {})).containsExactly(contact(2));
  }

  @Test
  default void walkNeverSplitsAnIdentity() {
    IntStream.range(0, 30)
        .forEach(n -> rows(link(n + 1, 1).email("mail%d@x.com".formatted(n % 10))));
    for (var size = 1; size <= 11; size++) {
      var identities = new ArrayList<IdentityId>();
      var walked =
          walk(
              query(ACTIVE),
              size,
              page -> {
                page.forEach(each -> identities.add(each.identity()));
                assertThat(page).allSatisfy(each -> assertThat(each.contacts()).hasSize(3));
              });
      assertThat(identities).hasSize(10).doesNotHaveDuplicates();
      assertThat(walked).hasSize(30).doesNotHaveDuplicates();
    }
  }

  @Test
  default void limitCountsCandidatesThatMatch() {
    rows(link(1, 1).division(2), link(2, 1).division(2), link(3, 1), link(4, 1));
    assertThat(candidates(query(AudienceFilter.division(keys().division(1))), 0, 2)).hasSize(2);
  }

  @Test
  default void candidatesKeepTheirPlacesWhileOthersChange() {
    rows(link(1, 1), link(2, 1), link(3, 1), link(4, 1));
    var before = candidates(query(ACTIVE), 0, 9);
    removeRows(before.get(0).contacts().iterator().next());
    rows(link(5, 1));
    var after = candidates(query(ACTIVE), before.get(1).position(), 9);
    assertThat(after).startsWith(before.get(2), before.get(3));
  }

  @Test
  default void positionsOfCandidatesAreAboveZeroAndRise() {
    rows(link(1, 1), link(2, 1), link(3, 1));
    assertThat(candidates(query(ACTIVE), 0, 9))
        .extracting(Candidate::position)
        .isSorted()
        .doesNotHaveDuplicates()
        .allMatch(position -> position > 0);
  }

  @Test
  default void nobodyIsACandidateOfAnEmptyAudience() {
    assertThat(candidates(query(ACTIVE), 0, 9)).isEmpty();
  }

  private List<ContactId> walk(AudienceQuery query, int size, Consumer<List<Candidate>> each) {
    var walked = new ArrayList<ContactId>();
    var page = candidates(query, 0, size);
    while (!page.isEmpty()) {
      each.accept(page);
      page.forEach(candidate -> walked.addAll(candidate.contacts()));
      page = candidates(query, page.get(page.size() - 1).position(), size);
    }
    return walked;
  }

  private List<Candidate> candidates(AudienceQuery query, long after, int limit) {
    return snapshot(stores -> stores.audience().candidates(query, after, limit));
  }

  private ContactId contact(int n) {
    return keys().contact(n);
  }
}
