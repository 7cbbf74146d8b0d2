package io.github.portalinvites.storage.contract;

import static io.github.portalinvites.testkit.Standings.ACCEPTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.directory.AccountStatus;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.storage.AudienceQuery;
import io.github.portalinvites.storage.AudienceRows.PersonAt;
import io.github.portalinvites.storage.AudienceRows.PersonPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contacts of audience rows, each once. */
public interface AudiencePeopleContract extends AudienceContract {

  @Test
  default void peopleComeByFirstNameNotByName() {
    rows(
        link(1, 1).name("Zed Abel").firstName("zed"),
        link(2, 1).name("Ann Zimmer").firstName("ann"),
        link(3, 1).name("Maya Moor").firstName("maya"));
    assertThat(people(ACTIVE)).containsExactly(contact(2), contact(3), contact(1));
  }

  @Test
  default void personWithSeveralRowsComesOnce() {
    rows(link(1, 1), link(1, 2).division(2), link(1, 3), link(2, 1));
    assertThat(people(ACTIVE)).containsExactly(contact(1), contact(2));
  }

  @Test
  default void allConditionsHoldOnOneRow() {
    rows(
        link(1, 1).account("A1", "Bakery"),
        link(1, 2).division(2).account("A2", "Mill"),
        link(2, 1).accountStatus(AccountStatus.INACTIVE).account("A1", "Bakery"));
    var first = AudienceFilter.division(keys().division(1));
    assertThat(people(query(first, "bakery"))).containsExactly(contact(1));
    assertThat(people(query(first, "mill"))).isEmpty();
    assertThat(people(query(first.accountStatuses(Set.of()), "bakery")))
        .containsExactly(contact(1), contact(2));
  }

  @Test
  default void namesakesStandByNumber() {
    rows(link(3, 1).name("Jo"), link(1, 1).name("Jo"), link(2, 1).name("Jo"));
    assertThat(page(null, 9))
        .extracting(each -> each.position().contact())
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  default void pagesOfAnySizeMakeUpAllPeople() {
    variety();
    var whole = page(null, 9);
    assertThat(whole).hasSize(6);
    for (var size = 1; size <= 7; size++) {
      assertThat(walk(size)).isEqualTo(whole);
    }
  }

  @Test
  default void walkOfPeopleGoesOnWhereTheLastOneStood() {
    variety();
    var whole = page(null, 9);
    var third = whole.get(2);
    removeRows(third.contact());
    assertThat(page(third.position(), 9)).isEqualTo(whole.subList(3, 6));
  }

  @Test
  default void personMovesWithAnotherNameOnly() {
    rows(link(1, 1).name("Ann"), link(2, 1).name("Bob"));
    fold(stores -> stores.audience().restate(Map.of(contact(1), ACCEPTED)));
    assertThat(people(ACTIVE)).containsExactly(contact(1), contact(2));
    rows(link(1, 1).name("Cleo"));
    assertThat(people(ACTIVE)).containsExactly(contact(2), contact(1));
  }

  @Test
  default void personWithoutRowsIsNotThere() {
    rows(link(1, 1), link(2, 1));
    removeRows(contact(1));
    assertThat(people(ACTIVE)).containsExactly(contact(2));
  }

  @Test
  default void peopleOfAnotherPortalAreNotSeen() {
    rows(link(1, 1));
    commitElsewhere(
        stores -> assertThat(stores.audience().people(query(ACTIVE), null, 9)).isEmpty());
  }

  /** Namesakes, several rows, and texts of which one begins the other. */
  private void variety() {
    rows(
        link(1, 1).name("Jo"),
        link(2, 1).name("jo"),
        link(2, 2).name("jo"),
        link(3, 1).name("Joan"),
        link(4, 1).name(""),
        link(5, 1).name("Émile"),
        link(6, 1).name("Jo\u0001Adams"));
  }

  private List<PersonAt> walk(int size) {
    var walked = new ArrayList<PersonAt>();
    var page = page(null, size);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(size);
      walked.addAll(page);
      page = page(page.get(page.size() - 1).position(), size);
    }
    return walked;
  }

  private List<PersonAt> page(PersonPosition after, int limit) {
    return snapshot(stores -> stores.audience().people(query(ACTIVE), after, limit));
  }

  private List<ContactId> people(AudienceFilter filter) {
    return people(query(filter));
  }

  private List<ContactId> people(AudienceQuery query) {
    return snapshot(stores -> stores.audience().people(query, null, 100)).stream()
        .map(PersonAt::contact)
        .toList();
  }

  private ContactId contact(int n) {
    return keys().contact(n);
  }
}
