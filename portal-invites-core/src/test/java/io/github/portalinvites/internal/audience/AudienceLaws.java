package io.github.portalinvites.internal.audience;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static java.util.Map.entry;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.audience.Audience;
import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.AudienceRow;
import io.github.portalinvites.audience.BucketCounts;
import io.github.portalinvites.audience.DetailsQuery;
import io.github.portalinvites.audience.Explanation;
import io.github.portalinvites.audience.Restriction;
import io.github.portalinvites.audience.Tally;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.invitation.StatusBucket;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.testkit.Keys;
import io.github.portalinvites.testkit.RandomWorld;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What holds for every world and filter; ask it of any portal with a {@link RandomWorld} in it. */
public final class AudienceLaws {

  private static final Keys KEYS = Keys.WHOLE_NUMBERS;

  private final Audience audience;
  private final AudienceFilter filter;

  public AudienceLaws(Audience audience, AudienceFilter filter) {
    this.audience = audience;
    this.filter = filter;
  }

  /** The distinct contacts of details are those that are counted, in total and of each bucket. */
  public void detailsAreWhatIsCounted() {
    var counts = counts(filter);
    assertThat(tally(details(DetailsQuery.all()))).isEqualTo(counts.total());
    for (var bucket : StatusBucket.values()) {
      assertThat(tally(details(DetailsQuery.of(bucket)))).isEqualTo(counts.of(bucket));
    }
  }

  public void conditionsNarrow() {
    var wide = numbers(counts(filter));
    for (var narrower : narrower()) {
      var narrow = numbers(counts(narrower));
      IntStream.range(0, wide.size())
          .forEach(i -> assertThat(narrow.get(i)).isLessThanOrEqualTo(wide.get(i)));
    }
  }

  public void rowsAreNoFewerThanContacts() {
    var counts = counts(filter);
    Stream.of(StatusBucket.values())
        .map(counts::of)
        .forEach(each -> assertThat(each.rows()).isGreaterThanOrEqualTo(each.contacts()));
  }

  /** Details and explanations agree on who is in, how one stands, and why one gets no mail. */
  public void explanationsAgree(Collection<ContactId> contacts) {
    var rows = details(DetailsQuery.all());
    var reasons = new EnumMap<SkipReason, Long>(SkipReason.class);
    for (var contact : contacts) {
      var shown = rows.stream().filter(row -> row.contact().equals(contact)).toList();
      var explained = explained(contact);
      assertThat(explained.map(Explanation::inAudience).orElse(false)).isEqualTo(!shown.isEmpty());
      explained.ifPresent(each -> assertThat(shown).allMatch(row -> row.status() == each.status()));
      explained
          .filter(Explanation::inAudience)
          .flatMap(each -> each.obstacles().stream().findFirst())
          .ifPresent(first -> reasons.merge(first.reason(), 1L, Long::sum));
    }
    assertThat(audience.obstacles(DANA, filter)).isEqualTo(reasons);
  }

  public void facetsAreTheCountsOfWhatTheyStandFor() {
    var facets = audience.facets(DANA, filter);
    assertThat(facets.divisions())
        .isEqualTo(each(3, KEYS::division, id -> filter.divisions(Set.of(id))));
    assertThat(facets.accountClasses())
        .isEqualTo(each(3, KEYS::accountClass, id -> filter.accountClasses(Set.of(id))));
    assertThat(facets.billGroups())
        .isEqualTo(each(2, KEYS::billGroup, id -> filter.billGroups(Set.of(id))));
    assertThat(facets.accountSources())
        .isEqualTo(each(2, KEYS::accountSource, id -> filter.accountSources(Set.of(id))));
    assertThat(facets.siteSources())
        .isEqualTo(each(3, KEYS::siteSource, id -> filter.siteSources(Set.of(id))));
    for (var each : Restriction.values()) {
      assertThat(facets.restrictions()).contains(entry(each, counts(restricted(each))));
    }
  }

  public void divisionsAreCountedAsIfAlone() {
    var counted = audience.countsByDivision(DANA, filter);
    assertThat(counted.total().counts()).isEqualTo(counts(filter));
    counted
        .byDivision()
        .forEach(
            (division, counts) ->
                assertThat(counts).isEqualTo(counts(filter.divisions(Set.of(division)))));
    var asked =
        filter.divisions().isEmpty()
            ? IntStream.rangeClosed(1, RandomWorld.DIVISIONS)
                .mapToObj(KEYS::division)
                .collect(toSet())
            : filter.divisions();
    assertThat(counted.byDivision().keySet()).isEqualTo(asked);
  }

  private List<AudienceFilter> narrower() {
    var lists = filter.lists();
    var restricted = Stream.of(Restriction.values()).map(this::restricted);
    var listed =
        Stream.of(
            lists.accountClasses().isEmpty()
                ? filter.accountClasses(Set.of(KEYS.accountClass(1)))
                : filter,
            lists.siteSources().isEmpty()
                ? filter.siteSources(Set.of(KEYS.siteSource(1), KEYS.siteSource(2)))
                : filter,
            filter.divisions().isEmpty() ? filter.divisions(Set.of(KEYS.division(1))) : filter,
            filter.contacts().isEmpty() ? filter.contacts(Set.of(KEYS.contact(1))) : filter,
            filter.search(filter.search() == null ? "x" : filter.search() + " x"));
    return Stream.concat(restricted, listed).toList();
  }

  private AudienceFilter restricted(Restriction more) {
    var all = EnumSet.of(more);
    all.addAll(filter.restrictions());
    return filter.restrictTo(all);
  }

  private <T> Map<T, BucketCounts> each(
      int values, Function<Integer, T> key, Function<T, AudienceFilter> chosen) {
    var result = new HashMap<T, BucketCounts>();
    IntStream.rangeClosed(1, values)
        .boxed()
        .map(key)
        .forEach(value -> result.put(value, counts(chosen.apply(value))));
    result.values().removeIf(BucketCounts.ZERO::equals);
    return result;
  }

  private BucketCounts counts(AudienceFilter asked) {
    return audience.counts(DANA, asked).counts();
  }

  private List<AudienceRow> details(DetailsQuery query) {
    var all = query.page(PageRequest.first(PageRequest.MAX_SIZE));
    return audience.details(DANA, filter, all).items();
  }

  private Optional<Explanation> explained(ContactId contact) {
    @Nullable Explanation found = null;
    try {
      found = audience.explain(DANA, contact, filter);
    } catch (NotFoundException withoutAccounts) {
      // is in no audience
    }
    return Optional.ofNullable(found);
  }

  static Tally tally(List<AudienceRow> rows) {
    return new Tally(rows.stream().map(AudienceRow::contact).distinct().count(), rows.size());
  }

  private static List<Long> numbers(BucketCounts counts) {
    return Stream.of(counts.total(), counts.accepted(), counts.pending(), counts.notSent())
        .flatMap(each -> Stream.of(each.contacts(), each.rows()))
        .toList();
  }
}
