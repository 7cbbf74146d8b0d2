package io.github.portalinvites.internal.audience;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.AudienceRow;
import io.github.portalinvites.audience.AudienceSort;
import io.github.portalinvites.audience.DetailsQuery;
import io.github.portalinvites.audience.InvalidFilterException;
import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.PersonName;
import io.github.portalinvites.invitation.InvitationStatus;
import io.github.portalinvites.invitation.StatusBucket;
import io.github.portalinvites.storage.Change;
import io.github.portalinvites.testkit.SmallWorld;
import io.github.portalinvites.testkit.TestInvitations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Details: what they show, how they are sorted, what a search finds. */
public interface DetailsContract extends PortalContract {

  @Test
  default void showOneRowPerContactAndAccountByName() {
    smallWorld();
    assertThat(shown(d1(), DetailsQuery.all()))
        .containsExactly(
            "Ann A1",
            "Ann A2",
            "Bob A1",
            "Cy A2",
            "Di A1",
            "Di A2",
            "Eve A1",
            "Flo A1",
            "Flora A2",
            "Hal A4",
            "Ivy A2",
            "Jo A1",
            "Kim A2");
  }

  @Test
  default void showWhatIsKnownOfAContact() {
    smallWorld();
    var bob = details(d1(), DetailsQuery.all().search("bob")).get(0);
    var account =
        new AudienceRow.AccountOf(keys().account(1), keys().division(1), "A1", "Account 1", false);
    assertThat(bob)
        .isEqualTo(
            new AudienceRow(
                keys().contact(SmallWorld.BOB),
                "Bob",
                "bob@x.com",
                account,
                InvitationStatus.PENDING,
                daysAgo(2),
                null));
  }

  @ParameterizedTest
  @EnumSource(StatusBucket.class)
  default void ofACountAreItsContacts(StatusBucket bucket) {
    smallWorld();
    var rows = details(d1(), DetailsQuery.of(bucket));
    var counted = counts(d1()).counts().of(bucket);
    assertThat(rows).allMatch(row -> row.status().bucket() == bucket).hasSize((int) counted.rows());
    assertThat(rows.stream().map(AudienceRow::contact).distinct())
        .hasSize((int) counted.contacts());
  }

  @ParameterizedTest
  @EnumSource(AudienceSort.class)
  default void areSortedBothWays(AudienceSort sort) {
    smallWorld();
    var jo = TestInvitations.mailbox("jo@x.com");
    var hal = TestInvitations.mailbox("hal@x.com");
    commit(stores -> stores.identities().recordLogin(jo, daysAgo(3)));
    commit(stores -> stores.identities().recordLogin(hal, daysAgo(1)));
    tellAllContacts();
    var up = details(d1(), DetailsQuery.all().sortBy(sort));
    var down = details(d1(), DetailsQuery.all().sortByDescending(sort));
    assertThat(up).hasSize(13).isSortedAccordingTo(order(sort));
    assertThat(reversed(down)).isEqualTo(up);
  }

  @Test
  default void sortNumbersAsPeopleDo() {
    given(records().division(1), records().accountClass(1));
    Stream.of("A10", "A2", "A-1", "B1", "A02").forEach(this::givenAccount);
    assertThat(details(EVERYONE, DetailsQuery.all().sortBy(AudienceSort.ACCOUNT)))
        .extracting(row -> row.account().number())
        .startsWith("A-1")
        .containsSubsequence("A2", "A10", "B1")
        .containsSubsequence("A02", "A10");
  }

  @Test
  default void sortNamesWithoutCaseAndAccents() {
    givenNames("Zoë", "Ángel", "zack", "Angela", "ÉMILE", "Östen", "emma");
    assertThat(details(EVERYONE, DetailsQuery.all()))
        .extracting(AudienceRow::contactName)
        .containsExactly("Ángel", "Angela", "ÉMILE", "emma", "Östen", "zack", "Zoë");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zoe",
        "ZOË",
        "zoë müller-lüdenscheidt",
        "ludenscheidt zo",
        "MÜLLER",
        "strasse",
        "STRAẞE",
        "contact1@example",
        "A1",
        "straße müller"
      })
  default void searchFindsWordsWhateverTheirOrderCaseAndAccents(String words) {
    givenNames("Zoë Müller-Lüdenscheidt", "Bob");
    given(account(1, "Haus Straße"));
    assertThat(details(EVERYONE, DetailsQuery.all().search(words)))
        .extracting(AudienceRow::contactName)
        .containsExactly("Zoë Müller-Lüdenscheidt");
    assertThat(counts(EVERYONE.search(words)).total().contacts()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "_", "\\", "100%", "a_b", "c:\\", "'", "[a]", "*"})
  default void searchTakesEveryCharacterAsItStands(String words) {
    givenNames("Bob", "100% a_b c:\\ ' [a] *", "100x aab c:");
    assertThat(details(EVERYONE, DetailsQuery.all().search(words)))
        .extracting(AudienceRow::contactName)
        .containsExactly("100% a_b c:\\ ' [a] *");
  }

  @Test
  default void searchNeverRunsFromOneFieldIntoTheNext() {
    givenNames("Bob");
    assertThat(details(EVERYONE, DetailsQuery.all().search("bobcontact1"))).isEmpty();
  }

  @Test
  default void searchOfListAndFilterAddUp() {
    smallWorld();
    assertThat(shown(d1().search("x.com"), DetailsQuery.all().search("flo a2")))
        .containsExactly("Flora A2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0301", " \u0301 ", "\u200e\u0085"})
  default void searchForNothingIsRefused(String nothing) {
    assertThatThrownBy(() -> details(EVERYONE, DetailsQuery.all().search(nothing)))
        .isInstanceOf(InvalidFilterException.class);
    assertThatThrownBy(() -> counts(EVERYONE.search(nothing)))
        .isInstanceOf(InvalidFilterException.class);
  }

  @Test
  default void andCountsComeFromOneSnapshot() {
    smallWorld();
    var both = audience().countsAndDetails(DANA, d1(), DetailsQuery.all());
    assertThat(both.counts().total().rows()).isEqualTo(both.details().items().size());
    assertThat(both.counts().fingerprint()).isEqualTo(counts(d1()).fingerprint());
    assertThat(both.counts().asOf()).isEqualTo(now());
  }

  private static <T> List<T> reversed(List<T> list) {
    var result = new ArrayList<>(list);
    Collections.reverse(result);
    return result;
  }

  private static Comparator<AudienceRow> order(AudienceSort sort) {
    return switch (sort) {
      case CONTACT_NAME -> comparing(AudienceRow::contactName);
      case ACCOUNT -> comparing(row -> row.account().number());
      case STATUS -> comparing(AudienceRow::status);
      case LAST_INVITE_SENT -> comparing(AudienceRow::lastInviteSent, nullsFirst(naturalOrder()));
      case LAST_LOGIN -> comparing(AudienceRow::lastLogin, nullsFirst(naturalOrder()));
    };
  }

  /** Contact <i>n</i> and account <i>n</i> for the <i>n</i>-th name. */
  private void givenNames(String... names) {
    for (int n = 1; n <= names.length; n++) {
      given(records().invitable(n));
      given(records().contact(n).name(PersonName.of(names[n - 1])));
    }
  }

  private void givenAccount(String number) {
    var n = 1 + details(EVERYONE, DetailsQuery.all()).size();
    given(
        Account.of(keys().account(n), number, "Account", keys().division(1)),
        records().contact(n),
        records().link(n, n));
  }

  private Account account(int n, String name) {
    return Account.of(keys().account(n), "A" + n, name, keys().division(1));
  }

  private void tellAllContacts() {
    var all = List.of(new Change.OfEverything());
    commit(stores -> stores.changes().append(all));
  }

  private Instant daysAgo(int days) {
    return now().minus(Duration.ofDays(days));
  }

  private AudienceFilter d1() {
    return AudienceFilter.division(keys().division(1));
  }
}
