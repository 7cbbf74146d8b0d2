package io.github.portalinvites.storage.contract;

import static io.github.portalinvites.testkit.MutableClock.START;
import static io.github.portalinvites.testkit.Standings.ACCEPTED;
import static io.github.portalinvites.testkit.Standings.BOUNCED;
import static io.github.portalinvites.testkit.Standings.PENDING;
import static io.github.portalinvites.testkit.Standings.REVOKED;
import static io.github.portalinvites.testkit.Standings.pending;
import static io.github.portalinvites.testkit.Standings.sent;
import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.AudienceRow;
import io.github.portalinvites.audience.AudienceSort;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.InvitationStatus;
import io.github.portalinvites.invitation.StatusBucket;
import io.github.portalinvites.storage.AudienceQuery;
import io.github.portalinvites.storage.AudienceRows.Order;
import io.github.portalinvites.storage.AudienceRows.Position;
import io.github.portalinvites.storage.AudienceRows.RowAt;
import io.github.portalinvites.testkit.AudienceLinks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Audience rows page by page. */
public interface AudiencePageContract extends AudienceContract {

  int ALL = 1_000;
  Order BY_NAME = new Order(AudienceSort.CONTACT_NAME, false);

  @Test
  default void pagedRowShowsContactAndAccount() {
    var standing = sent(InvitationStatus.ACCEPTED, START.minusSeconds(5), START.minusSeconds(1));
    var link = link(1, 2).name("Ann").email(" Ann@x.com").account("A-7", "Bakery").division(3);
    rows(link.standing(standing));
    assertThat(page(ACTIVE))
        .containsExactly(
            new AudienceRow(
                keys().contact(1),
                "Ann",
                " Ann@x.com",
                new AudienceRow.AccountOf(
                    keys().account(2), keys().division(3), "A-7", "Bakery", true),
                InvitationStatus.ACCEPTED,
                START.minusSeconds(5),
                START.minusSeconds(1)));
  }

  @ParameterizedTest
  @EnumSource(AudienceSort.class)
  default void rowsAreSortedWithTiesByPositionAndNothingFirst(AudienceSort sort) {
    rows(variety());
    var sorted = walk(new Order(sort, false), ALL);
    assertThat(sorted).hasSize(variety().length).isSortedAccordingTo(ascending(sort));
  }

  @ParameterizedTest
  @EnumSource(AudienceSort.class)
  default void descendingIsAscendingBackwards(AudienceSort sort) {
    rows(variety());
    var backwards = new ArrayList<>(walk(new Order(sort, true), ALL));
    Collections.reverse(backwards);
    assertThat(backwards).isEqualTo(walk(new Order(sort, false), ALL));
  }

  @ParameterizedTest
  @EnumSource(AudienceSort.class)
  default void pagesOfAnySizeMakeUpTheWholeList(AudienceSort sort) {
    rows(variety());
    for (var descending : List.of(true, false)) {
      var order = new Order(sort, descending);
      var whole = walk(order, ALL);
      for (var size = 1; size <= whole.size(); size++) {
        assertThat(walk(order, size)).isEqualTo(whole);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(AudienceSort.class)
  default void walkGoesOnWhereTheLastRowStood(AudienceSort sort) {
    rows(variety());
    var order = new Order(sort, true);
    var whole = walk(order, ALL);
    var third = whole.get(2);
    removeRows(third.row().contact());
    assertThat(page(query(ACTIVE), order, third.position(), ALL))
        .isEqualTo(
            whole.subList(3, whole.size()).stream()
                .filter(each -> !each.row().contact().equals(third.row().contact()))
                .toList());
  }

  @ParameterizedTest
  @EnumSource(AudienceSort.class)
  default void rowsThatStayComeOnceWhileOthersChange(AudienceSort sort) {
    rows(variety());
    var order = new Order(sort, false);
    var before = contacts(walk(order, ALL));
    var walked = contacts(walk(order, 2, page -> rows(link(1, 1).name("zz " + page.hashCode()))));
    before.removeAll(Set.of(keys().contact(1)));
    walked.removeAll(Set.of(keys().contact(1)));
    assertThat(walked).isEqualTo(before);
  }

  @Test
  default void positionStaysWhileRowsAreReplaced() {
    rows(link(1, 1), link(2, 1));
    var before = walk(BY_NAME, ALL).get(0).position();
    rows(link(1, 1).name("Zoe"), link(1, 2).name("Zoe"));
    var after = walk(BY_NAME, ALL).get(1).position();
    assertThat(after.contact()).isEqualTo(before.contact());
    assertThat(after.account()).isEqualTo(before.account());
  }

  @Test
  default void rowsOfOneContactOrAccountShareItsNumber() {
    rows(link(1, 1), link(1, 2), link(2, 1));
    var contacts = new HashMap<ContactId, Set<Long>>();
    var accounts = new HashMap<AccountId, Set<Long>>();
    for (var each : walk(BY_NAME, ALL)) {
      var id = each.row().account().id();
      contacts
          .computeIfAbsent(each.row().contact(), none -> new HashSet<>())
          .add(each.position().contact());
      accounts.computeIfAbsent(id, none -> new HashSet<>()).add(each.position().account());
    }
    assertThat(contacts.values())
        .hasSize(2)
        .doesNotHaveDuplicates()
        .allMatch(one -> one.size() == 1);
    assertThat(accounts.values())
        .hasSize(2)
        .doesNotHaveDuplicates()
        .allMatch(one -> one.size() == 1);
  }

  @Test
  default void pageFollowsTheWholeQuery() {
    rows(
        link(1, 1).name("Ann").standing(PENDING),
        link(1, 2).name("Ann").division(2).standing(PENDING),
        link(2, 1).name("Anton").standing(ACCEPTED),
        link(3, 1).name("Bob").standing(PENDING));
    var query =
        new AudienceQuery(
            AudienceFilter.division(keys().division(1)), List.of("an"), StatusBucket.PENDING);
    assertThat(page(query, BY_NAME, null, ALL)).hasSize(1);
  }

  @Test
  default void pageOfHandPickedContactsHasOnlyThem() {
    rows(link(1, 1), link(2, 1), link(3, 1));
    assertThat(page(AudienceFilter.contacts(keys().contact(3), keys().contact(1))))
        .extracting(AudienceRow::contact)
        .containsExactly(keys().contact(1), keys().contact(3));
  }

  @Test
  default void namesSortByTheirKeyNotAsTheyAreWritten() {
    rows(link(1, 1).name("ann"), link(2, 1).name("Bea"), link(3, 1).name("ärzte"));
    assertThat(page(ACTIVE))
        .extracting(AudienceRow::contactName)
        .containsExactly("ann", "Bea", "ärzte");
  }

  @Test
  default void pendingTurnsIntoExpiredAtTheInstantItEnds() {
    rows(link(1, 1).standing(pending(START.plusSeconds(60))));
    tested().clock().advance(Duration.ofSeconds(60).minusNanos(1_000));
    assertThat(page(ACTIVE)).extracting(AudienceRow::status).containsOnly(InvitationStatus.PENDING);
    tested().clock().advance(Duration.ofNanos(1_000));
    assertThat(page(ACTIVE)).extracting(AudienceRow::status).containsOnly(InvitationStatus.EXPIRED);
    assertThat(counts(ACTIVE).pending().contacts()).isEqualTo(1);
  }

  @Test
  default void expiredRowsSortAsExpired() {
    rows(
        link(1, 1).standing(pending(START.plusSeconds(60))),
        link(2, 1).standing(pending(START.plusSeconds(9))),
        link(3, 1).standing(BOUNCED));
    tested().clock().advance(Duration.ofSeconds(9));
    assertThat(walk(new Order(AudienceSort.STATUS, false), 1))
        .extracting(each -> each.row().status())
        .containsExactly(
            InvitationStatus.BOUNCED, InvitationStatus.EXPIRED, InvitationStatus.PENDING);
  }

  @Test
  default void restatedRowMovesInItsOrder() {
    rows(link(1, 1), link(2, 1));
    fold(stores -> stores.audience().restate(Map.of(keys().contact(2), ACCEPTED)));
    assertThat(walk(new Order(AudienceSort.LAST_LOGIN, true), ALL))
        .extracting(each -> each.row().contact())
        .containsExactly(keys().contact(2), keys().contact(1));
  }

  /** Ties, nothings and several accounts under every sort. */
  private AudienceLinks[] variety() {
    var early = START.minusSeconds(900);
    return new AudienceLinks[] {
      link(1, 1).name("Kim").account("3", "C"),
      link(2, 1).name("Ann").account("3", "C").standing(ACCEPTED),
      link(2, 2).name("Ann").account("10", "B").standing(ACCEPTED),
      link(3, 2).name("ann").account("10", "B").standing(PENDING),
      link(4, 3).name("Zoe").account("a", "A").standing(pending(START.minusSeconds(1))),
      link(5, 3).name("").account("a", "A").standing(BOUNCED),
      link(6, 3).name("Bob").account("a", "A").standing(REVOKED),
      link(7, 4).name("Émile").standing(sent(InvitationStatus.ACCEPTED, early, early)),
      link(8, 4).name("Bob").standing(sent(InvitationStatus.ACCEPTED, null, early)),
    };
  }

  private static Comparator<RowAt> ascending(AudienceSort sort) {
    Comparator<RowAt> byValue =
        switch (sort) {
          case CONTACT_NAME -> comparing(each -> each.row().contactName().toLowerCase(Locale.ROOT));
          case ACCOUNT -> comparing(each -> each.row().account().number().toLowerCase(Locale.ROOT));
          case STATUS -> comparing(each -> each.row().status());
          case LAST_INVITE_SENT ->
              comparing(each -> each.row().lastInviteSent(), nullsFirst(naturalOrder()));
          case LAST_LOGIN -> comparing(each -> each.row().lastLogin(), nullsFirst(naturalOrder()));
        };
    return byValue
        .thenComparing(each -> each.position().contact())
        .thenComparing(each -> each.position().account());
  }

  private List<RowAt> walk(Order order, int size) {
    return walk(order, size, page -> {});
  }

  private List<RowAt> walk(Order order, int size, Consumer<List<RowAt>> meanwhile) {
    var walked = new ArrayList<RowAt>();
    var page = page(query(ACTIVE), order, null, size);
    while (!page.isEmpty()) {
      walked.addAll(page);
      meanwhile.accept(page);
      page = page(query(ACTIVE), order, page.get(page.size() - 1).position(), size);
    }
    return walked;
  }

  private List<RowAt> page(AudienceQuery query, Order order, Position after, int limit) {
    var page = snapshot(stores -> stores.audience().page(query, order, after, limit));
    assertThat(page).hasSizeLessThanOrEqualTo(limit);
    return page;
  }

  private List<AudienceRow> page(AudienceFilter filter) {
    return page(query(filter), BY_NAME, null, ALL).stream().map(RowAt::row).toList();
  }

  private static List<ContactId> contacts(List<RowAt> rows) {
    return new ArrayList<>(rows.stream().map(each -> each.row().contact()).toList());
  }
}
