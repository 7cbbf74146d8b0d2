package io.github.portalinvites.internal.bulk;

import static java.util.Comparator.comparing;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.internal.audience.Examined;
import io.github.portalinvites.internal.audience.Examiner;
import io.github.portalinvites.internal.audience.FoldedText;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.invitation.StatusBucket;
import io.github.portalinvites.storage.AudienceQuery;
import io.github.portalinvites.storage.AudienceRows.Candidate;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.Run;
import io.github.portalinvites.storage.Run.Planned;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.template.MergeField;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a plan, one batch of mailboxes per transaction; each batch keeps how far it has come. */
final class Planner {

  private static final int MAILBOXES_AT_ONCE = 500;

  private final RunRules rules;
  private final Duration planLifetime;

  /**
   * @param planLifetime from the last batch on, how long the plan may be started
   */
  Planner(RunRules rules, Duration planLifetime) {
    this.rules = rules;
    this.planLifetime = planLifetime;
  }

  /**
   * Writes the next batch of a plan, unless somebody else does at the same time.
   *
   * @return false if the plan is complete
   */
  boolean step(Stores stores, RunId id) {
    var run = stores.runs().find(id).orElseThrow();
    if (run.state() != RunState.PLANNING) {
      return false;
    }
    var batch = new Batch(stores, run, OrderText.read(run.document()));
    var candidates = batch.candidates();
    var complete = candidates.size() < MAILBOXES_AT_ONCE;
    batch.plan(candidates);
    var planned = batch.grown(candidates);
    var next = complete ? RunState.PLANNED : RunState.PLANNING;
    if (!stores.runs().change(run.with(next, planned, run.going()))) {
      // nothing was written yet; the other's batch is there now
      return true;
    }
    batch.enqueue();
    if (complete) {
      stores.activities().append(List.of(batch.planMade(planned)));
    }
    return !complete;
  }

  /** One batch within its transaction. */
  private final class Batch {

    private final Stores stores;
    private final Run run;
    private final Order order;
    private final RunRules.Now now;
    private final List<Delivery> messages = new ArrayList<>();
    private final Map<ContactId, SkipReason> skipped = new HashMap<>();
    private final Map<MergeField, Long> blank = new EnumMap<>(MergeField.class);

    Batch(Stores stores, Run run, Order order) {
      this.stores = stores;
      this.run = run;
      this.order = order;
      this.now = rules.now(stores, order);
    }

    List<Candidate> candidates() {
      var filter = order.filter();
      var bucket = order.recipients().onlyInvited() ? StatusBucket.PENDING : null;
      var query = new AudienceQuery(filter, FoldedText.words(filter.search()), bucket);
      return stores.audience().candidates(query, run.planned().after(), MAILBOXES_AT_ONCE);
    }

    void plan(List<Candidate> candidates) {
      var groups = groups(candidates);
      var shared = sharedMailboxes(groups);
      for (var group : groups) {
        skipped.putAll(group.skipped());
        if (group.isMailed()) {
          var message = message(group, run.planned().messages() + messages.size());
          var alone = !shared.contains(group.addressee().mailbox());
          messages.add(alone ? message : message.toSharedMailbox());
        }
      }
    }

    /** Where each contact has its own login, several messages may go to one mailbox. */
    private Set<IdentityId> sharedMailboxes(List<Group> groups) {
      if (now.eligibility().logins().byMailbox()) {
        return Set.of();
      }
      var mailboxes =
          groups.stream().filter(Group::isMailed).map(each -> each.addressee().mailbox()).toList();
      return stores.audience().contactsOf(mailboxes).entrySet().stream()
          .filter(each -> each.getValue().size() > 1)
          .map(Map.Entry::getKey)
          .collect(Collectors.toSet());
    }

    void enqueue() {
      stores.deliveries().enqueue(run.id(), messages, skipped);
    }

    private List<Group> groups(List<Candidate> candidates) {
      var contacts = new ArrayList<ContactId>();
      candidates.forEach(each -> contacts.addAll(each.contacts()));
      // who changed its mailbox meanwhile may come twice
      contacts.removeAll(stores.deliveries().planned(run.id(), contacts));
      var reached = order.recipients().onlyWaiting() ? waiting(contacts) : reached(contacts);
      var groups = Group.of(reached);
      var taken = stores.deliveries().firstTo(run.id(), groups.keySet()).keySet();
      return groups.values().stream()
          .map(group -> withoutTaken(group, taken))
          .sorted(comparing(group -> group.identity().value()))
          .map(this::withoutBlanks)
          .toList();
    }

    private List<Examined> reached(Collection<ContactId> contacts) {
      return Examiner.ofPlanned(stores, order.filter(), now.eligibility())
          .examine(contacts)
          .stream()
          .filter(each -> !each.matching().isEmpty())
          .toList();
    }

    /** Those who were sent nothing since automatic sending left them waiting. */
    private List<Examined> waiting(List<ContactId> contacts) {
      var since = stores.autoSends().suppressed(contacts);
      return reached(since.keySet()).stream()
          .filter(each -> !wasSentTo(each, since.get(each.contact().id())))
          .toList();
    }

    private static boolean wasSentTo(Examined contact, @Nullable Instant since) {
      var last = contact.standing().lastInviteSent();
      return last != null && since != null && !last.isBefore(since);
    }

    /** Who moved to a mailbox that an earlier batch has a message for does not get another. */
    private static Group withoutTaken(Group group, Set<IdentityId> taken) {
      return taken.contains(group.identity()) ? group.allSkipped(SkipReason.ALREADY_QUEUED) : group;
    }

    private Group withoutBlanks(Group group) {
      if (!group.isMailed()) {
        return group;
      }
      var fields = now.composer().blank(group.addressee());
      if (fields.stream().anyMatch(MergeField::obligatory)) {
        return group.allSkipped(SkipReason.BLANK_MERGE_FIELD);
      }
      fields.forEach(each -> blank.merge(each, 1L, Long::sum));
      return group;
    }

    private Delivery message(Group group, long number) {
      var recipients =
          group.mailable().stream()
              .map(each -> each.contact().id())
              .collect(Collectors.toUnmodifiableSet());
      var account = group.addressee().account().id();
      return Delivery.planned(run.id(), number, group.identity(), account, recipients);
    }

    Activity planMade(Planned planned) {
      var data = new HashMap<>(order.told());
      data.put("recipients", String.valueOf(planned.recipients()));
      data.put("messages", String.valueOf(planned.messages()));
      return Activities.ofRun(stores.now(), run, Activity.Kind.PLAN_MADE, data);
    }

    Planned grown(List<Candidate> candidates) {
      var before = run.planned();
      var reasons = new HashMap<>(before.skipped());
      skipped.values().forEach(reason -> reasons.merge(reason, 1L, Long::sum));
      var blanks = new HashMap<>(before.blank());
      blank.forEach((field, more) -> blanks.merge(field, more, Long::sum));
      return new Planned(
          candidates.isEmpty() ? before.after() : candidates.get(candidates.size() - 1).position(),
          before.recipients() + messages.stream().mapToLong(each -> each.recipients().size()).sum(),
          before.messages() + messages.size(),
          reasons,
          blanks,
          stores.now().plus(planLifetime));
    }
  }
}
