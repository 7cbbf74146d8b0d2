package io.github.portalinvites.internal.audience;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.audience.BucketCounts;
import io.github.portalinvites.audience.Explanation.Rule;
import io.github.portalinvites.audience.Restriction;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.testkit.Keys;
import io.github.portalinvites.testkit.SmallWorld;
import io.github.portalinvites.testkit.SmallWorldTable;
import io.github.portalinvites.testkit.SmallWorldTable.Counts;
import io.github.portalinvites.testkit.SmallWorldTable.Line;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The small world gives the numbers of the specification. */
public interface SmallWorldContract extends PortalContract {

  static Stream<String> names() {
    return new SmallWorldTable(Keys.WHOLE_NUMBERS).lines().stream().map(Line::name);
  }

  @ParameterizedTest
  @MethodSource("io.github.portalinvites.internal.audience.SmallWorldContract#names")
  default void givesTheCountsOfTheTable(String name) {
    smallWorld();
    var line = line(name);
    assertThat(Counts.of(counts(line.filter()).counts())).isEqualTo(line.counts());
  }

  @Test
  default void countsEachDivisionAndADistinctTotal() {
    smallWorld();
    var both = audience().countsByDivision(DANA, line("D1 and D2").filter());
    assertThat(Counts.of(both.total().counts())).isEqualTo(line("D1 and D2").counts());
    assertThat(both.byDivision().keySet()).containsExactlyInAnyOrder(division(1), division(2));
    assertThat(Counts.of(both.byDivision().get(division(1)))).isEqualTo(line("D1").counts());
    assertThat(Counts.of(both.byDivision().get(division(2)))).isEqualTo(line("D2").counts());
  }

  @Test
  default void oneMailboxAcceptsForAllItsContacts() {
    var world = smallWorld();
    commit(world::acceptFlo);
    var after = new SmallWorldTable(keys()).afterFloAccepted();
    assertThat(Counts.of(counts(after.filter()).counts())).isEqualTo(after.counts());
  }

  @Test
  default void tellsWhyContactsWouldGetNoMail() {
    smallWorld();
    var obstacles = audience().obstacles(DANA, line("D1").filter());
    assertThat(obstacles).isEqualTo(SmallWorldTable.SKIPPED_LIMIT_ON);
  }

  @Test
  default void whoAcceptedMeanwhileIsToldAsSuch() {
    var world = smallWorld();
    commit(world::acceptFlo);
    var obstacles = audience().obstacles(DANA, line("D1").filter());
    assertThat(obstacles).containsEntry(SkipReason.ALREADY_ACCEPTED, 3L);
  }

  @Test
  default void facetsAreTheCountsOfEachFurtherChoice() {
    smallWorld();
    var facets = audience().facets(DANA, line("D1").filter());
    assertThat(total(facets.divisions())).isEqualTo(Map.of(division(1), 11L, division(2), 1L));
    assertThat(total(facets.accountSources()))
        .isEqualTo(
            Map.of(
                keys().accountSource(SmallWorld.WEB), 7L,
                keys().accountSource(SmallWorld.REF), 6L));
    assertThat(total(facets.siteSources()))
        .isEqualTo(
            Map.of(
                keys().siteSource(SmallWorld.WALKIN), 10L,
                keys().siteSource(SmallWorld.REF), 1L));
    assertThat(total(facets.restrictions()))
        .containsEntry(Restriction.BILLING_CONTACTS, 4L)
        .containsEntry(Restriction.ACTIVE_SERVICES, 7L);
  }

  @Test
  default void explainsEachAccountWithWhatWasFound() {
    smallWorld();
    var filter = line("D1 + without auto pay").filter();
    var ann = audience().explain(DANA, keys().contact(SmallWorld.ANN), filter);
    assertThat(ann.inAudience()).isTrue();
    assertThat(ann.links()).hasSize(2);
    assertThat(ann.links().get(1).accountNumber()).isEqualTo("A2");
    assertThat(ann.links().get(1).rules())
        .contains(new Rule("accounts without automatic payment", "automatic payment = yes", false));
  }

  @Test
  default void explainsWhoIsNotReached() {
    smallWorld();
    var filter = line("D1 + without auto pay").filter();
    var cy = audience().explain(DANA, keys().contact(SmallWorld.CY), filter);
    assertThat(cy.inAudience()).isFalse();
    assertThat(cy.obstacles().get(0).reason()).isEqualTo(SkipReason.NOT_IN_AUDIENCE);
    assertThat(cy.obstacles().get(0).datum())
        .isEqualTo(
            "account A2: automatic payment = yes → excluded by accounts without automatic payment");
    assertThat(cy.obstacles().get(1).reason()).isEqualTo(SkipReason.EXISTING_INVITATION);
  }

  private static <T> Map<T, Long> total(Map<T, BucketCounts> counts) {
    var result = new HashMap<T, Long>();
    counts.forEach((value, counted) -> result.put(value, counted.total().contacts()));
    return result;
  }

  private DivisionId division(int n) {
    return keys().division(n);
  }

  private Line line(String name) {
    return new SmallWorldTable(keys())
        .lines().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }
}
