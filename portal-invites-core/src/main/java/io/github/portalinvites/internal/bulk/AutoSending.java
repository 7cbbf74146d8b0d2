package io.github.portalinvites.internal.bulk;

import static java.util.stream.Collectors.toSet;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.bulk.PlanRefusedException;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.internal.invitation.Standings;
import io.github.portalinvites.invitation.AutoSendOutcome;
import io.github.portalinvites.invitation.AutoSendOutcome.AlreadyTold;
import io.github.portalinvites.invitation.AutoSendOutcome.NotSent;
import io.github.portalinvites.invitation.AutoSendOutcome.Queued;
import io.github.portalinvites.invitation.AutoSendOutcome.Suppressed;
import io.github.portalinvites.invitation.AutoSendOutcome.TriggerOff;
import io.github.portalinvites.invitation.AutoSendTrigger;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.InviteOutcome;
import io.github.portalinvites.invitation.InviteOutcome.Refused;
import io.github.portalinvites.invitation.Obstacle;
import io.github.portalinvites.invitation.Origin;
import io.github.portalinvites.invitation.SingleInvite;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.mail.InvalidSenderException;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.storage.AutoSendStore.Event;
import io.github.portalinvites.storage.ContactFacts;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.template.InvalidTemplateException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Decides what events send by themselves, and notes it. Lives within one transaction, perhaps the
 * host's own: what is missing for mail must not fail it.
 *
 * @param on the triggers that do
 */
record AutoSending(Stores stores, RunOfOne runs, Set<AutoSendTrigger> on, Origin origin) {

  /** What came of it for each of {@code contacts}. */
  Map<ContactId, AutoSendOutcome> all(
      Collection<ContactId> contacts, Function<ContactId, Event> event) {
    var outcomes = new LinkedHashMap<ContactId, AutoSendOutcome>();
    for (var facts : byMailbox(contacts)) {
      var contact = facts.contact().id();
      outcomes.put(contact, one(event.apply(contact), facts));
    }
    return outcomes;
  }

  /** In the same order for everybody, so that no two wait for each other's mailboxes. */
  private List<ContactFacts> byMailbox(Collection<ContactId> contacts) {
    var facts = stores.directory().facts(contacts);
    var found = facts.stream().map(each -> each.contact().id()).collect(toSet());
    contacts.stream()
        .filter(each -> !found.contains(each))
        .findFirst()
        .ifPresent(
            each -> {
              throw new NotFoundException("contact", each);
            });
    return facts.stream()
        .sorted(
            Comparator.<ContactFacts, String>comparing(each -> identity(each).value())
                .thenComparing(each -> each.contact().id().key()))
        .toList();
  }

  private AutoSendOutcome one(Event event, ContactFacts facts) {
    if (!on.contains(event.trigger())) {
      return new TriggerOff(event.trigger());
    }
    var suppressed = origin == Origin.IMPORT;
    if (!stores.autoSends().add(event, suppressed)) {
      return new AlreadyTold();
    }
    var outcome = suppressed ? new Suppressed() : send(event, facts);
    note(event, outcome);
    return outcome;
  }

  private AutoSendOutcome send(Event event, ContactFacts facts) {
    var reach = AutoSendReach.of(stores, event, facts);
    return reach
        .obstacle()
        .or(() -> whoHasOne(facts))
        .map(obstacle -> notSent(obstacle))
        .orElseGet(() -> send(facts.contact().id(), reach));
  }

  /** A login counts whatever became of the invitations, and so does one whose mail is under way. */
  private Optional<Obstacle> whoHasOne(ContactFacts facts) {
    var owner = runs.logins().owner(facts.contact());
    var standings = Standings.forSending(stores, Set.of(owner));
    if (standings.of(owner).lastLogin() != null) {
      return Optional.of(Obstacle.of(SkipReason.ALREADY_ACCEPTED, "has a login"));
    }
    return standings
        .outstanding(owner.login())
        .map(
            each ->
                Obstacle.of(SkipReason.EXISTING_INVITATION, "since %s".formatted(each.since())));
  }

  private AutoSendOutcome send(ContactId contact, AutoSendReach reach) {
    try {
      var invite = SingleInvite.to(contact);
      return outcome(
          runs.queue(stores, Actor.SYSTEM, Occasion.AUTOMATIC, invite, reach.filter(contact)));
    } catch (InvalidSenderException
        | PlanRefusedException
        | InvalidTemplateException
        | NotFoundException e) {
      return notSent(Obstacle.of(SkipReason.MAIL_NOT_READY, String.valueOf(e.getMessage())));
    }
  }

  private static AutoSendOutcome outcome(InviteOutcome outcome) {
    return outcome instanceof Refused refused
        ? new NotSent(refused.obstacles())
        : new Queued(((InviteOutcome.Queued) outcome).run());
  }

  private static AutoSendOutcome notSent(Obstacle obstacle) {
    return new NotSent(List.of(obstacle));
  }

  private void note(Event event, AutoSendOutcome outcome) {
    if (outcome instanceof NotSent not) {
      var data = Map.of("trigger", event.trigger().name(), "reason", not.first().reason().code());
      note(event, Activity.Kind.AUTO_SEND_DECLINED, data);
    } else if (outcome instanceof Suppressed) {
      var data = Map.of("trigger", event.trigger().name());
      note(event, Activity.Kind.AUTO_SEND_SUPPRESSED, data);
    }
  }

  private void note(Event event, Activity.Kind kind, Map<String, String> data) {
    stores
        .activities()
        .append(List.of(Activities.ofSystem(stores.now(), event.contact(), kind, data)));
  }

  private IdentityId identity(ContactFacts facts) {
    return runs.logins().of(facts.contact());
  }
}
