package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.internal.settings.StoredSettings;
import io.github.portalinvites.invitation.Generation;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InvitationId;
import io.github.portalinvites.invitation.InvitationState;
import io.github.portalinvites.invitation.InviteMail;
import io.github.portalinvites.invitation.InviteOutcome;
import io.github.portalinvites.invitation.Reminders;
import io.github.portalinvites.invitation.SingleInvite;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.ReminderStore.Waiting;
import io.github.portalinvites.storage.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reminds of invitations that nobody answered. What was handed over waits for a worker to look at
 * it; what is looked at and can still be reminded of waits for another spacing, whatever becomes of
 * a mail that was queued.
 */
final class Reminding {

  /** So few that nobody waits long for what this locks. */
  private static final int AT_ONCE = 20;

  private final Persistent storage;
  private final RunOfOne runs;
  private final Reminders reminders;

  Reminding(Persistent storage, RunOfOne runs, Reminders reminders) {
    this.storage = storage;
    this.runs = runs;
    this.reminders = reminders;
  }

  /** Notes what became of messages, within the transaction that keeps it. */
  void handedOver(Stores stores, Order order, Collection<Delivery> messages) {
    var isReminder = order.occasion() == Occasion.REMINDER;
    if (!isReminder && reminders.times() == 0) {
      return;
    }
    var sent = sent(messages);
    if (isReminder) {
      stores.reminders().count(sent.keySet());
    }
    if (reminders.times() > 0) {
      stores.reminders().await(sent);
    }
  }

  private static Map<InvitationId, Instant> sent(Collection<Delivery> messages) {
    var sent = new HashMap<InvitationId, Instant>();
    for (var message : messages) {
      var invitation = message.attempt().invitation();
      var at = message.result().handedOver();
      if (message.result().outcome() == Outcome.SENT && invitation != null && at != null) {
        sent.put(invitation, at);
      }
    }
    return sent;
  }

  /**
   * Queues some of the reminders that are due.
   *
   * @return whether there was anything to look at
   */
  boolean queueDue() {
    return reminders.times() > 0 && storage.inTransaction(this::queueDue);
  }

  private boolean queueDue(Stores stores) {
    var options = StoredSettings.in(stores);
    if (!options.portalEnabled() || options.portalUrl() == null) {
      return false;
    }
    var due = stores.reminders().take(stores.now().minus(reminders.spacing()), AT_ONCE);
    var again = new HashMap<InvitationId, Instant>();
    for (var each : due) {
      next(stores, each).ifPresent(since -> again.put(each.invitation().id(), since));
    }
    stores.reminders().await(again);
    return !due.isEmpty();
  }

  /** Since when the invitation waits again; empty if no reminder follows any more. */
  private Optional<Instant> next(Stores stores, Waiting waiting) {
    var invitation = waiting.invitation();
    return waiting.reminders() < reminders.times()
            && invitation.state() == InvitationState.HANDED_OVER
        ? invitation.active().flatMap(last -> next(stores, waiting, last))
        : Optional.empty();
  }

  private Optional<Instant> next(Stores stores, Waiting waiting, Generation last) {
    var sent = Objects.requireNonNull(last.handedOver());
    var expires = Objects.requireNonNull(last.expires());
    if (!stores.now().isBefore(expires)) {
      return Optional.empty();
    }
    if (stores.now().isBefore(sent.plus(reminders.spacing()))) {
      return Optional.of(sent);
    }
    var people = people(stores, waiting.invitation());
    return people.isEmpty()
        ? Optional.empty()
        : Optional.of(remind(stores, people, waiting, mail(last, Duration.between(sent, expires))));
  }

  /** Those who still have the mailbox, in the order of their keys. */
  private List<ContactId> people(Stores stores, Invitation invitation) {
    return stores.directory().facts(invitation.contacts()).stream()
        .filter(each -> runs.logins().of(each.contact()).equals(invitation.identity()))
        .map(each -> each.contact().id())
        .sorted(Comparator.comparing(ContactId::key))
        .toList();
  }

  private InviteMail mail(Generation last, Duration lifetime) {
    var mail = InviteMail.DEFAULT.credentials(NewLinks.policy(last)).lifetime(lifetime);
    var template = reminders.template();
    return template == null ? mail : mail.template(template);
  }

  /** Mails the first of them who may be mailed. */
  private Instant remind(Stores stores, List<ContactId> people, Waiting waiting, InviteMail mail) {
    var next = stores.now();
    for (var contact : people) {
      var invite = SingleInvite.to(contact).mail(mail);
      var outcome = runs.queueIfSetUp(stores, Actor.SYSTEM, Occasion.REMINDER, invite).orElse(null);
      if (outcome instanceof InviteOutcome.Queued queued) {
        tell(stores, contact, queued.run(), waiting);
        return stores.now();
      }
      if (outcome instanceof InviteOutcome.Refused refused) {
        var retryAfter = refused.first().retryAfter();
        next = retryAfter == null ? next : retryAfter.minus(reminders.spacing());
      }
    }
    return next;
  }

  private void tell(Stores stores, ContactId contact, RunId run, Waiting waiting) {
    var who = Activity.Who.of(Actor.SYSTEM);
    var data =
        Map.of(
            "reminder", String.valueOf(waiting.reminders() + 1),
            "of", String.valueOf(reminders.times()),
            "address", waiting.invitation().mailbox().toString());
    stores
        .activities()
        .append(
            List.of(
                new Activity(
                    stores.now(), who, Activity.Kind.REMINDER_QUEUED, contact, run, data)));
  }
}
