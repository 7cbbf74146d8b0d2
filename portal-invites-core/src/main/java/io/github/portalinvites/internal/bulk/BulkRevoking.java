package io.github.portalinvites.internal.bulk;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.bulk.BulkInvite.Recipients;
import io.github.portalinvites.bulk.PlanRefusedException;
import io.github.portalinvites.bulk.PlanRefusedException.Reason;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.internal.audience.Examined;
import io.github.portalinvites.internal.audience.Examiner;
import io.github.portalinvites.internal.audience.FoldedText;
import io.github.portalinvites.internal.invitation.HostRules;
import io.github.portalinvites.internal.invitation.Revoking;
import io.github.portalinvites.internal.permission.Permissions;
import io.github.portalinvites.internal.portal.LostRace;
import io.github.portalinvites.internal.secret.Secrets;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.RevokeOutcome;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.Permission;
import io.github.portalinvites.storage.AudienceQuery;
import io.github.portalinvites.storage.AudienceRows.Candidate;
import io.github.portalinvites.storage.Stores;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Revokes for everybody whom a filter reaches, a batch of mailboxes per transaction. */
record BulkRevoking(Persistent storage, Permissions permissions, HostRules host, Secrets secrets) {

  private static final int MAILBOXES_AT_ONCE = 500;
  private static final int ATTEMPTS = 20;

  /** The filter with the divisions that it really means. */
  AudienceFilter narrow(Actor actor, AudienceFilter filter) {
    var permitted = permissions.require(actor, Permission.REVOKE_INVITATION, filter.divisions());
    if (filter.divisions().isEmpty() && filter.contacts().isEmpty()) {
      throw new PlanRefusedException(
          Reason.NO_DIVISION, "Revoking names a division or hand-picked contacts");
    }
    return filter.divisions().isEmpty() && !permitted.all()
        ? filter.divisions(permitted.divisions())
        : filter;
  }

  Map<RevokeOutcome, Long> revoke(
      Actor actor, AudienceFilter narrowed, BiConsumer<ContactId, RevokeOutcome> outcomes) {
    var query = new AudienceQuery(narrowed, FoldedText.words(narrowed.search()), null);
    var counts = new EnumMap<RevokeOutcome, Long>(RevokeOutcome.class);
    var after = 0L;
    Batch batch;
    do {
      var from = after;
      batch = storage.inTransaction(stores -> batch(stores, actor, query, from));
      batch.outcomes.forEach(
          (contact, outcome) -> {
            counts.merge(outcome, 1L, Long::sum);
            outcomes.accept(contact, outcome);
          });
      after = batch.last;
    } while (batch.more);
    return counts;
  }

  private Batch batch(Stores stores, Actor actor, AudienceQuery query, long after) {
    var candidates = stores.audience().candidates(query, after, MAILBOXES_AT_ONCE);
    var reached = reached(stores, query.filter(), candidates);
    var asked =
        reached.stream()
            .collect(groupingBy(Examined::identity, mapping(each -> each.contact().id(), toSet())));
    var revoked = revoked(new Revoking(stores, host.logins(), secrets, actor), asked);
    var outcomes = new LinkedHashMap<ContactId, RevokeOutcome>();
    for (var each : reached) {
      var outcome = revoked.get(each.identity());
      if (outcome == null) {
        throw new LostRace("An invitation");
      }
      outcomes.put(each.contact().id(), outcome);
    }
    var last = candidates.isEmpty() ? after : candidates.get(candidates.size() - 1).position();
    return new Batch(outcomes, last, candidates.size() == MAILBOXES_AT_ONCE);
  }

  /** Looks again at those that somebody else changed at the same time, and at these only. */
  private static Map<IdentityId, RevokeOutcome> revoked(
      Revoking revoking, Map<IdentityId, Set<ContactId>> asked) {
    var outcomes = new HashMap<IdentityId, RevokeOutcome>();
    var left = new HashMap<>(asked);
    for (var attempt = 0; attempt < ATTEMPTS && !left.isEmpty(); attempt++) {
      outcomes.putAll(revoking.revoke(left));
      left.keySet().removeAll(outcomes.keySet());
    }
    return outcomes;
  }

  /** Looked at anew: the audience may be behind the truth. */
  private List<Examined> reached(
      Stores stores, AudienceFilter filter, Collection<Candidate> candidates) {
    var contacts = candidates.stream().flatMap(each -> each.contacts().stream()).toList();
    var rules = host.bulk(true, Recipients.DEFAULT);
    return Examiner.ofPlanned(stores, filter, rules).examine(contacts).stream()
        .filter(each -> !each.matching().isEmpty())
        .toList();
  }

  /**
   * What came of one batch.
   *
   * @param last where it ended
   * @param more whether there may be more behind it
   */
  private record Batch(Map<ContactId, RevokeOutcome> outcomes, long last, boolean more) {}
}
