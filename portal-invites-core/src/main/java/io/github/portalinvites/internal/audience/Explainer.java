package io.github.portalinvites.internal.audience;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.Explanation;
import io.github.portalinvites.audience.Explanation.LinkRules;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.internal.invitation.EligibilityRules;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.storage.AudienceQuery;
import io.github.portalinvites.storage.AudienceRows.Candidate;
import io.github.portalinvites.storage.ContactFacts;
import io.github.portalinvites.storage.Stores;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Says why contacts are, or are not, reached by one filter. */
final class Explainer {

  private static final int IDENTITIES_AT_ONCE = 500;

  private final Stores stores;
  private final AudienceFilter filter;
  private final Examiner examiner;

  Explainer(Stores stores, AudienceFilter filter, EligibilityRules rules) {
    this.stores = stores;
    this.filter = filter;
    this.examiner = Examiner.ofAudience(stores, filter, rules);
  }

  Explanation explain(ContactId contact, Scope scope) {
    var facts =
        stores.directory().facts(List.of(contact)).stream()
            .map(scope::narrow)
            .filter(each -> !each.links().isEmpty())
            .findFirst()
            .orElseThrow(() -> new NotFoundException("contact", contact));
    var examined = examiner.examineFacts(List.of(facts)).get(0);
    var queued = !stores.deliveries().queued(List.of(examined.identity()), null).isEmpty();
    var status = examined.standing().shown(stores.now(), queued);
    return new Explanation(contact, status, links(facts), examined.obstacles());
  }

  private List<LinkRules> links(ContactFacts facts) {
    var rules = new FilterRules(filter);
    return facts.links().stream()
        .map(
            link ->
                new LinkRules(
                    link.account().id(),
                    link.account().number(),
                    rules.rules(facts.contact(), link)))
        .toList();
  }

  /** The first obstacle of each contact that has one, counted. */
  Map<SkipReason, Long> obstacles() {
    var counted = new EnumMap<SkipReason, Long>(SkipReason.class);
    var query = new AudienceQuery(filter, FoldedText.words(filter.search()), null);
    long after = 0;
    List<Candidate> batch;
    do {
      batch = stores.audience().candidates(query, after, IDENTITIES_AT_ONCE);
      count(batch, counted);
      after = batch.isEmpty() ? after : batch.get(batch.size() - 1).position();
    } while (batch.size() == IDENTITIES_AT_ONCE);
    return counted;
  }

  private void count(List<Candidate> batch, Map<SkipReason, Long> counted) {
    var contacts = new ArrayList<ContactId>();
    batch.forEach(each -> contacts.addAll(each.contacts()));
    for (var each : examiner.examine(contacts)) {
      if (!each.mayBeMailed()) {
        counted.merge(each.obstacles().get(0).reason(), 1L, Long::sum);
      }
    }
  }
}
