package io.github.portalinvites.internal.audience;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.AudienceRow;
import io.github.portalinvites.audience.AudienceSort;
import io.github.portalinvites.audience.DetailsQuery;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.bulk.SendPlan;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.StatusBucket;
import io.github.portalinvites.portal.PortalInvitesException;
import io.github.portalinvites.testkit.Keys;
import io.github.portalinvites.testkit.RandomWorld;
import io.github.portalinvites.testkit.TestPortal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a portal answers about one filter, by question: equal for equal worlds, whatever the
 * storage.
 */
public final class AudiencePortrait {

  private final TestPortal portal;
  private final AudienceFilter filter;
  private final Map<String, Object> answers = new LinkedHashMap<>();

  private AudiencePortrait(TestPortal portal, AudienceFilter filter) {
    this.portal = portal;
    this.filter = filter;
  }

  /**
   * The answers about the audience.
   *
   * @param contacts to be explained
   * @param view a sort and a size of pages, to list each bucket by
   */
  public static Map<String, Object> of(
      TestPortal portal, AudienceFilter filter, Collection<ContactId> contacts, DetailsQuery view) {
    var portrait = new AudiencePortrait(portal, filter);
    portrait.counts();
    contacts.forEach(portrait::explanation);
    portrait.details(null, view);
    Stream.of(StatusBucket.values()).forEach(bucket -> portrait.details(bucket, view));
    portrait.plan("plan", BulkInvite::alsoRevoked);
    portrait.plan("plan of the invited too", BulkInvite::alsoInvited);
    return portrait.answers;
  }

  private void counts() {
    var audience = portal.door().audience();
    answer("counts", () -> audience.counts(DANA, filter));
    answer("counts by division", () -> audience.countsByDivision(DANA, filter));
    answer("facets", () -> audience.facets(DANA, filter));
    answer("obstacles", () -> audience.obstacles(DANA, filter));
  }

  private void explanation(ContactId contact) {
    answer(
        "explanation of " + contact, () -> portal.door().audience().explain(DANA, contact, filter));
  }

  /** Rows of equal rank may stand in any order, but down in the opposite one of up. */
  private void details(@Nullable StatusBucket bucket, DetailsQuery view) {
    var sort = view.sort();
    var all = new DetailsQuery(bucket, view.search(), sort, false, view.page());
    var up = walk(all);
    var down = walk(all.sortByDescending(sort));
    Collections.reverse(down);
    assertThat(down).as("%s by %s", bucket, sort).isEqualTo(up);
    answers.put("details of %s by %s".formatted(bucket, sort), ranks(up, sort));
  }

  private List<AudienceRow> walk(DetailsQuery query) {
    var rows = new ArrayList<AudienceRow>();
    var page = portal.door().audience().details(DANA, filter, query);
    rows.addAll(page.items());
    while (page.nextCursor() != null) {
      var next = query.page(query.page().after(page.nextCursor()));
      page = portal.door().audience().details(DANA, filter, next);
      rows.addAll(page.items());
    }
    return rows;
  }

  private static List<Set<AudienceRow>> ranks(List<AudienceRow> rows, AudienceSort sort) {
    var ranks = new ArrayList<Set<AudienceRow>>();
    var last = "";
    for (var row : rows) {
      var value = String.valueOf(value(row, sort));
      if (ranks.isEmpty() || !value.equals(last)) {
        ranks.add(new HashSet<>());
      }
      ranks.get(ranks.size() - 1).add(row);
      last = value;
    }
    return ranks;
  }

  private static @Nullable Object value(AudienceRow row, AudienceSort sort) {
    return switch (sort) {
      case CONTACT_NAME -> FoldedText.key(row.contactName());
      case ACCOUNT -> FoldedText.numberKey(row.account().number());
      case STATUS -> row.status();
      case LAST_INVITE_SENT -> row.lastInviteSent();
      case LAST_LOGIN -> row.lastLogin();
    };
  }

  private void plan(String question, UnaryOperator<BulkInvite> options) {
    answer(question, () -> frozen(portal.plan(options.apply(BulkInvite.to(sendable(filter))))));
  }

  /** A bulk send names its divisions. */
  public static AudienceFilter sendable(AudienceFilter filter) {
    var all =
        IntStream.rangeClosed(1, RandomWorld.DIVISIONS).mapToObj(Keys.WHOLE_NUMBERS::division);
    return filter.divisions().isEmpty()
        ? filter.divisions(all.collect(Collectors.toSet()))
        : filter;
  }

  private static Map<String, Object> frozen(SendPlan plan) {
    return Map.of(
        "fingerprint", plan.fingerprint(),
        "recipients", plan.recipients(),
        "messages", plan.messages(),
        "skipped", plan.skipped());
  }

  private void answer(String question, Supplier<?> asked) {
    try {
      answers.put(question, asked.get());
    } catch (PortalInvitesException refusal) {
      answers.put(question, refusal.toString());
    }
  }
}
