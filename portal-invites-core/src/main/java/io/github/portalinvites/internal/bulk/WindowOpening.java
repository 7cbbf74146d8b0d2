package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.internal.audience.Examined;
import io.github.portalinvites.internal.audience.Examiner;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.Obstacle;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.Delivery.Result;
import io.github.portalinvites.storage.Lease;
import io.github.portalinvites.storage.Run;
import io.github.portalinvites.storage.Stores;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks again, right before a window is handed over, who of it may be mailed, and gives those their
 * invitations. Lives within the transaction that marks the window as in flight.
 */
final class WindowOpening {

  /** What stands in the way of a first message, but not of the same message once more. */
  private static final Set<SkipReason> NO_OBSTACLE_TO_REPEATING =
      EnumSet.of(SkipReason.EXISTING_INVITATION, SkipReason.COOLDOWN, SkipReason.RESEND_CAP);

  private final Stores stores;
  private final Run run;
  private final Order order;
  private final Lease lease;
  private final RunRules.Now rules;
  private final Pacing pacing;
  private final InvitationMaker invitations;

  private final Map<DivisionId, ZoneId> zones = new HashMap<>();
  private final Map<Delivery, Addressee> mailable = new LinkedHashMap<>();
  private final List<Parcel> parcels = new ArrayList<>();
  private final List<Delivery> aside = new ArrayList<>();
  private final Map<ContactId, SkipReason> skipped = new HashMap<>();

  WindowOpening(
      Stores stores,
      Run run,
      Order order,
      Lease lease,
      RunRules.Now rules,
      Pacing pacing,
      InvitationMaker invitations) {
    this.stores = stores;
    this.run = run;
    this.order = order;
    this.lease = lease;
    this.rules = rules;
    this.pacing = pacing;
    this.invitations = invitations;
  }

  /**
   * Opens the window for those of {@code messages} that are due.
   *
   * @param to the window's last message
   */
  Opened open(List<Delivery> messages, long to) {
    var due = messages.stream().filter(Delivery::isDue).toList();
    var examined = examine(due);
    var outstanding = outstanding(examined.values());
    for (var message : due) {
      open(message, examined, outstanding.get(message.identity()));
    }
    var last = holdBack(to);
    giveInvitations(outstanding, withLogin(examined.values()));
    stores.deliveries().skip(lease, skipped);
    stores.deliveries().prepare(parcels.stream().map(Parcel::delivery).toList());
    stores.activities().append(skipped.entrySet().stream().map(this::activity).toList());
    return new Opened(parcels, aside, last);
  }

  /**
   * Leaves out what may not leave yet. Asked only for messages that would leave now, so that nobody
   * else's pace is used up.
   *
   * @return the last message before the first one left out
   */
  private long holdBack(long to) {
    var candidates = List.copyOf(mailable.keySet());
    var granted = pacing.grant(mailable.values().stream().map(Addressee::division).toList());
    if (granted == candidates.size()) {
      return to;
    }
    candidates.subList(granted, candidates.size()).forEach(mailable::remove);
    return candidates.get(granted).number() - 1;
  }

  /** Whoever mails one of these identities meanwhile makes a later version of its invitation. */
  private static Map<IdentityId, Invitation> outstanding(Collection<Examined> examined) {
    return examined.stream()
        .map(Examined::outstanding)
        .filter(Objects::nonNull)
        .collect(Collectors.toMap(Invitation::identity, Function.identity(), (one, same) -> one));
  }

  private static Set<IdentityId> withLogin(Collection<Examined> examined) {
    return examined.stream()
        .filter(each -> each.standing().lastLogin() != null)
        .map(Examined::identity)
        .collect(Collectors.toSet());
  }

  private void giveInvitations(Map<IdentityId, Invitation> outstanding, Set<IdentityId> withLogin) {
    if (mailable.isEmpty()) {
      return;
    }
    if (!order.occasion().invites()) {
      mailable.forEach((each, to) -> parcels.add(Parcel.telling(each, to, stores.now())));
      return;
    }
    var given = invitations.make(mailable, outstanding, withLogin);
    mailable.forEach(
        (message, addressee) -> {
          var invitation = given.get(message.number());
          if (invitation == null) {
            drop(message, addressee, invitations.obstacle(message.identity()));
          } else {
            var now = stores.now();
            parcels.add(Parcel.inviting(message, addressee, invitation, now, order.lifetime()));
          }
        });
  }

  private Map<ContactId, Examined> examine(List<Delivery> due) {
    var contacts = due.stream().flatMap(each -> each.recipients().stream()).toList();
    var examiner = Examiner.ofQueued(stores, order.filter(), rules.eligibility());
    return examiner.examine(contacts).stream()
        .collect(
            // merged: the exception for a doubled one would show people
            Collectors.toMap(each -> each.contact().id(), Function.identity(), (one, same) -> one));
  }

  private void open(
      Delivery message, Map<ContactId, Examined> examined, @Nullable Invitation outstanding) {
    var repeated = outstanding != null && outstanding.id().equals(message.attempt().invitation());
    var recipients = new ArrayList<Examined>();
    var obstacles = new HashMap<ContactId, SkipReason>();
    for (var contact : message.recipients()) {
      var now = examined.get(contact);
      if (now == null || !now.identity().equals(message.identity())) {
        obstacles.put(contact, SkipReason.NOT_IN_AUDIENCE);
      } else {
        obstacle(now, repeated)
            .ifPresentOrElse(reason -> obstacles.put(contact, reason), () -> recipients.add(now));
      }
    }
    if (recipients.isEmpty()) {
      drop(message, obstacles);
    } else {
      skipped.putAll(obstacles);
      var addressee = Addressee.of(recipients);
      order
          .meant(addressee, message.account())
          .ifPresentOrElse(
              meant -> open(message, meant),
              () -> drop(message, addressee, SkipReason.NOT_IN_AUDIENCE));
    }
  }

  private void open(Delivery message, Addressee addressee) {
    if (rules.composer().leavesBlank(addressee)) {
      drop(message, addressee, SkipReason.BLANK_MERGE_FIELD);
      return;
    }
    opening(addressee)
        .ifPresentOrElse(
            opening -> aside.add(putOff(message, opening)), () -> mailable.put(message, addressee));
  }

  private static Delivery putOff(Delivery message, Instant until) {
    var now = message.result();
    return message.with(
        message.attempt(), new Result(now.outcome(), null, until, now.handedOver(), now.reply()));
  }

  private void drop(Delivery message, Addressee addressee, SkipReason reason) {
    var all = new HashMap<ContactId, SkipReason>();
    addressee.contacts().forEach(contact -> all.put(contact.id(), reason));
    drop(message, all);
  }

  /** A message that perhaps arrived is not one that was never sent. */
  private void drop(Delivery message, Map<ContactId, SkipReason> reasons) {
    if (Verdict.isToBeResent(message)) {
      aside.add(Verdict.notResent(message));
    } else {
      skipped.putAll(reasons);
      aside.add(nobodyLeft(message));
    }
  }

  private static Delivery nobodyLeft(Delivery message) {
    return message.to(Set.of()).with(message.attempt(), Result.SKIPPED);
  }

  private static Optional<SkipReason> obstacle(Examined contact, boolean repeated) {
    return contact.obstacles().stream()
        .map(Obstacle::reason)
        .filter(reason -> !(repeated && NO_OBSTACLE_TO_REPEATING.contains(reason)))
        .findFirst();
  }

  /** When the message may leave; empty if it may now. */
  private Optional<Instant> opening(Addressee addressee) {
    var hours = order.tempo().hours();
    return hours == null
        ? Optional.empty()
        : Hours.nextOpening(hours, zone(addressee.division()), stores.now());
  }

  private ZoneId zone(DivisionId division) {
    if (zones.isEmpty()) {
      stores.directory().divisions().forEach(each -> zones.put(each.id(), each.zone()));
    }
    return Optional.ofNullable(zones.get(division))
        .orElseThrow(() -> new NotFoundException("division", division));
  }

  private Activity activity(Map.Entry<ContactId, SkipReason> entry) {
    return Activities.ofContact(
        stores.now(),
        run,
        entry.getKey(),
        order.occasion().told().skipped(),
        Map.of("reason", entry.getValue().code()));
  }

  /**
   * What became of a window.
   *
   * @param parcels to be handed over now
   * @param aside messages that are not: nobody of theirs is left, or their hours have not come
   * @param last the window's last message; those behind it may not leave yet
   */
  record Opened(List<Parcel> parcels, List<Delivery> aside, long last) {

    /** The invitation of each message that invites, by number. */
    Map<Long, Invitation> invitations() {
      var invitations = new HashMap<Long, Invitation>();
      for (var parcel : parcels) {
        var invitation = parcel.invitation();
        if (invitation != null) {
          invitations.put(parcel.delivery().number(), invitation);
        }
      }
      return invitations;
    }

    /** Messages that were tried before, and now have nobody left. */
    List<Delivery> lost() {
      return aside.stream()
          .filter(each -> each.result().outcome() == Outcome.SKIPPED)
          .filter(each -> each.attempt().invitation() != null)
          .toList();
    }
  }
}
