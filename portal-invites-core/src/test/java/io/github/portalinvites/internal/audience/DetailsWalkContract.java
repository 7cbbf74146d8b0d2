package io.github.portalinvites.internal.audience;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.AudienceRow;
import io.github.portalinvites.audience.AudienceSort;
import io.github.portalinvites.audience.DetailsQuery;
import io.github.portalinvites.directory.PersonName;
import io.github.portalinvites.invitation.StatusBucket;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.portal.Cursor;
import io.github.portalinvites.portal.InvalidCursorException;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.testkit.SmallWorld;
import io.github.portalinvites.testkit.TestPortal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Details page by page: a walk shows all, once, and a cursor is good for its question only. */
public interface DetailsWalkContract extends PortalContract {

  @ParameterizedTest
  @EnumSource(AudienceSort.class)
  default void pagesAddUpToTheWhole(AudienceSort sort) {
    smallWorld();
    for (var query :
        List.of(DetailsQuery.all().sortBy(sort), DetailsQuery.all().sortByDescending(sort))) {
      var whole = details(d1(), query);
      for (int size : new int[] {1, 5, 13}) {
        assertThat(walk(query.page(PageRequest.first(size)))).isEqualTo(whole);
      }
    }
  }

  @Test
  default void theLastPageHasNoCursor() {
    smallWorld();
    assertThat(page(d1(), DetailsQuery.all().page(PageRequest.first(13))).next()).isEmpty();
    assertThat(page(d1(), DetailsQuery.all().page(PageRequest.first(12))).next()).isPresent();
  }

  @Test
  default void rowsThatStayAreShownOnceWhileOthersChange() {
    smallWorld();
    var query = DetailsQuery.all().page(PageRequest.first(4));
    var first = page(d1(), query);
    directory().remove(keys().contact(SmallWorld.CY));
    directory().unlink(keys().contact(SmallWorld.DI), keys().account(2));
    given(records().contact(SmallWorld.BOB).name(PersonName.of("Aaron")));
    given(records().contact(20).name(PersonName.of("Abe")), records().link(20, 1));
    given(records().contact(21).name(PersonName.of("Dora")), records().link(21, 1));
    var rest = walk(query.page(query.page().after(first.next().orElseThrow())));
    assertThat(rest.stream().map(PortalContract::shown))
        .containsExactly(
            "Di A1",
            "Dora A1",
            "Eve A1",
            "Flo A1",
            "Flora A2",
            "Hal A4",
            "Ivy A2",
            "Jo A1",
            "Kim A2");
  }

  @Test
  default void aCursorIsForOneFilterOnly() {
    var cursor = secondPage(DetailsQuery.all());
    refused(d1().search("x.com"), DetailsQuery.all(), cursor);
    refused(EVERYONE, DetailsQuery.all(), cursor);
  }

  @Test
  default void aCursorIsForOneListOnly() {
    var cursor = secondPage(DetailsQuery.all());
    refused(d1(), DetailsQuery.all().sortBy(AudienceSort.ACCOUNT), cursor);
    refused(d1(), DetailsQuery.all().sortByDescending(AudienceSort.CONTACT_NAME), cursor);
    refused(d1(), DetailsQuery.all().search("x.com"), cursor);
    refused(d1(), DetailsQuery.of(StatusBucket.NOT_SENT), cursor);
  }

  @Test
  default void aCursorIsForOneActorOnly() {
    var query = next(DetailsQuery.all(), secondPage(DetailsQuery.all()));
    var evan = Actor.of("evan", "Evan");
    assertThatThrownBy(() -> audience().details(evan, d1(), query))
        .isInstanceOf(InvalidCursorException.class);
  }

  @Test
  default void aCursorIsForThePermissionItWasHandedOutUnder() {
    var query = next(DetailsQuery.all(), secondPage(DetailsQuery.all()));
    var narrower = audienceFor(keys().division(1));
    assertThatThrownBy(() -> narrower.details(DANA, d1(), query))
        .isInstanceOf(InvalidCursorException.class);
  }

  @Test
  default void aCursorOfAnotherPortalIsRefused() {
    var query = next(DetailsQuery.all(), secondPage(DetailsQuery.all()));
    commitElsewhere(new SmallWorld(keys(), now())::saveTo);
    var elsewhere = new TestPortal(tested().otherPortal()).door();
    assertThatThrownBy(() -> elsewhere.audience().details(DANA, d1(), query))
        .isInstanceOf(InvalidCursorException.class);
  }

  @Test
  default void aCursorWithAnotherBitIsRefused() {
    var cursor = secondPage(DetailsQuery.all()).value();
    for (int at : new int[] {0, cursor.length() / 2, cursor.length() - 1}) {
      refused(d1(), DetailsQuery.all(), new Cursor(flipped(cursor, at)));
    }
  }

  @Test
  default void aCursorIsNeitherCutNorPadded() {
    var cursor = secondPage(DetailsQuery.all()).value();
    var half = cursor.substring(0, cursor.length() / 2);
    for (var wrong : List.of(cursor + "=", cursor + "A", half, "A", "?", " " + cursor, "\u0661")) {
      refused(d1(), DetailsQuery.all(), new Cursor(wrong));
    }
  }

  @Test
  default void countsComeWithTheFirstPageOnly() {
    var query = next(DetailsQuery.all(), secondPage(DetailsQuery.all()));
    assertThatThrownBy(() -> audience().countsAndDetails(DANA, d1(), query))
        .isInstanceOf(InvalidCursorException.class);
  }

  private Cursor secondPage(DetailsQuery query) {
    smallWorld();
    return page(d1(), query.page(PageRequest.first(2))).next().orElseThrow();
  }

  private void refused(AudienceFilter filter, DetailsQuery query, Cursor cursor) {
    assertThatThrownBy(() -> page(filter, next(query, cursor)))
        .isInstanceOf(InvalidCursorException.class);
  }

  private static DetailsQuery next(DetailsQuery query, Cursor cursor) {
    return query.page(PageRequest.first(2).after(cursor));
  }

  private static String flipped(String cursor, int at) {
    return cursor.substring(0, at) + (char) (cursor.charAt(at) ^ 1) + cursor.substring(at + 1);
  }

  private List<AudienceRow> walk(DetailsQuery query) {
    var rows = new ArrayList<AudienceRow>();
    var page = page(d1(), query);
    while (true) {
      rows.addAll(page.items());
      if (page.next().isEmpty()) {
        return rows;
      }
      page = page(d1(), query.page(query.page().after(page.next().get())));
    }
  }

  private AudienceFilter d1() {
    return AudienceFilter.division(keys().division(1));
  }
}
