package io.github.portalinvites.internal.audience;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.Explanation.Rule;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.internal.access.Granted;
import io.github.portalinvites.internal.invitation.Eligibility;
import io.github.portalinvites.internal.invitation.EligibilityRules;
import io.github.portalinvites.internal.invitation.Owner;
import io.github.portalinvites.internal.invitation.PortalClasses;
import io.github.portalinvites.internal.invitation.Standings;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Obstacle;
import io.github.portalinvites.invitation.SharedMailbox;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.storage.ContactFacts;
import io.github.portalinvites.storage.LinkFacts;
import io.github.portalinvites.storage.Stores;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks at contacts anew, from the truth, within one transaction: are they meant, and may they be
 * mailed?
 */
public final class Examiner {

  private final Stores stores;
  private final FilterRules filter;
  private final EligibilityRules rules;
  private final PortalClasses classes;
  private final BiFunction<Stores, Collection<Owner>, Standings> standings;
  private final Function<Collection<IdentityId>, Set<IdentityId>> queued;

  /**
   * For telling how contacts stand, and whether they may be mailed.
   *
   * @param filter narrowed to what the actor may see
   */
  static Examiner ofAudience(Stores stores, AudienceFilter filter, EligibilityRules rules) {
    return new Examiner(stores, filter, rules, Standings::read, queuedIn(stores));
  }

  /** For a plan. */
  public static Examiner ofPlanned(Stores stores, AudienceFilter filter, EligibilityRules rules) {
    return new Examiner(stores, filter, rules, Standings::forSending, queuedIn(stores));
  }

  /** For a message of a run: being queued is no obstacle to what is in the queue. */
  public static Examiner ofQueued(Stores stores, AudienceFilter filter, EligibilityRules rules) {
    return new Examiner(stores, filter, rules, Standings::forSending, identities -> Set.of());
  }

  private static Function<Collection<IdentityId>, Set<IdentityId>> queuedIn(Stores stores) {
    return identities -> stores.deliveries().queued(identities, null);
  }

  private Examiner(
      Stores stores,
      AudienceFilter filter,
      EligibilityRules rules,
      BiFunction<Stores, Collection<Owner>, Standings> standings,
      Function<Collection<IdentityId>, Set<IdentityId>> queued) {
    this.standings = standings;
    this.queued = queued;
    this.stores = stores;
    this.filter = new FilterRules(filter);
    this.rules = rules;
    this.classes = PortalClasses.read(stores);
  }

  /** Those of {@code contacts} that exist. */
  public List<Examined> examine(Collection<ContactId> contacts) {
    return examineFacts(stores.directory().facts(contacts));
  }

  List<Examined> examineFacts(List<ContactFacts> facts) {
    var owners = facts.stream().map(each -> rules.logins().owner(each.contact())).toList();
    var contacts = owners.stream().map(Owner::contact).toList();
    var identities = owners.stream().map(Owner::login).toList();
    var known = standings.apply(stores, owners);
    var eligibility =
        new Eligibility(
            rules,
            classes,
            known,
            Granted.read(stores, contacts),
            queued.apply(identities),
            shared(identities),
            stores.now());
    return facts.stream().map(each -> examine(each, known, eligibility)).toList();
  }

  private Examined examine(ContactFacts facts, Standings standings, Eligibility eligibility) {
    var matching = filter.matching(facts);
    var obstacles = new ArrayList<Obstacle>();
    if (matching.isEmpty()) {
      obstacles.add(Obstacle.of(SkipReason.NOT_IN_AUDIENCE, whyNot(facts)));
    }
    obstacles.addAll(eligibility.obstacles(facts, matching));
    var owner = rules.logins().owner(facts.contact());
    var standing = standings.of(owner);
    var outstanding = standings.outstanding(owner.login()).orElse(null);
    return new Examined(facts, owner.login(), standing, outstanding, matching, obstacles);
  }

  private String whyNot(ContactFacts facts) {
    return facts.links().isEmpty()
        ? "linked to no account"
        : facts.links().stream().map(link -> whyNot(facts, link)).collect(Collectors.joining("; "));
  }

  private String whyNot(ContactFacts facts, LinkFacts link) {
    return filter.rules(facts.contact(), link).stream()
        .filter(rule -> !rule.passes())
        .findFirst()
        .map(rule -> sentence(link, rule))
        .orElseThrow();
  }

  private static String sentence(LinkFacts link, Rule rule) {
    return "account %s: %s → excluded by %s"
        .formatted(link.account().number(), rule.datum(), rule.condition());
  }

  private Set<IdentityId> shared(Collection<IdentityId> identities) {
    if (rules.sharing() != SharedMailbox.REFUSE) {
      return Set.of();
    }
    return stores.audience().contactsOf(identities).entrySet().stream()
        .filter(each -> each.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
