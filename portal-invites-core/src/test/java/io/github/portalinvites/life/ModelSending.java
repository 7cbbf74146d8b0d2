package io.github.portalinvites.life;

import io.github.portalinvites.delivery.AddressHold.Cause;
import io.github.portalinvites.invitation.InvitationState;
import io.github.portalinvites.invitation.InvitationStatus;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.invitation.StatusBucket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Who should be mailed what, told in the plainest way. */
record ModelSending(PortalModel model) {

  private static final Duration CAP_PERIOD = Duration.ofDays(30);
  private static final int CAP = 5;

  /** Section 4: why {@code contact} gets no mail, the first reason; empty if it does. */
  Optional<SkipReason> obstacle(int contact, Sending sending) {
    var mailbox = model.identity(contact);
    var status = model.status(contact);
    var reasons = new ArrayList<SkipReason>();
    var add = new Adder(reasons);
    add.when(status == InvitationStatus.ACCEPTED, SkipReason.ALREADY_ACCEPTED);
    add.when(sending.limitToNew() && isPending(status), SkipReason.EXISTING_INVITATION);
    add.when(
        sending.onlyInvited() && !isPending(status) && status != InvitationStatus.ACCEPTED,
        SkipReason.NOT_INVITED);
    add.when(status == InvitationStatus.REVOKED && !sending.alsoRevoked(), SkipReason.REVOKED);
    add.when(model.switchedOff.contains(contact), SkipReason.CONTACT_SWITCHED_OFF);
    var open =
        model.links(contact).stream().filter(each -> !model.classesOff.contains(each)).toList();
    add.when(open.isEmpty(), SkipReason.CLASS_PORTAL_OFF);
    add.when(!model.portalOn, SkipReason.PORTAL_OFF);
    add.when(
        !open.isEmpty()
            && open.stream().allMatch(each -> model.nothing.contains(List.of(contact, each))),
        SkipReason.NO_ACCESS_GRANTED);
    add.when(model.emails.get(contact) == null, SkipReason.NO_EMAIL);
    add.when(model.holds.get(mailbox) == Cause.BOUNCED, SkipReason.ADDRESS_BOUNCED);
    add.when(model.holds.get(mailbox) == Cause.SUPPRESSED, SkipReason.SUPPRESSED);
    var sends = sends(mailbox);
    add.when(
        !sending.overrides()
            && sends.stream().anyMatch(each -> model.now.isBefore(each.plus(sending.cooldown()))),
        SkipReason.COOLDOWN);
    add.when(
        !sending.overrides()
            && sends.stream().filter(each -> model.now.isBefore(each.plus(CAP_PERIOD))).count()
                >= CAP,
        SkipReason.RESEND_CAP);
    return reasons.stream().findFirst();
  }

  private static boolean isPending(InvitationStatus status) {
    return status.bucket() == StatusBucket.PENDING;
  }

  private List<Instant> sends(String mailbox) {
    return model.history(mailbox).stream()
        .flatMap(each -> each.sent.stream())
        .filter(Objects::nonNull)
        .toList();
  }

  /** Sends to those of {@code contacts} who may get mail. */
  Plan send(Set<Integer> contacts, Sending sending, Answer answer) {
    var skipped = new TreeMap<SkipReason, Long>();
    var mailed = new TreeMap<String, Set<Integer>>();
    for (var contact : contacts) {
      obstacle(contact, sending)
          .ifPresentOrElse(
              reason -> skipped.merge(reason, 1L, Long::sum),
              () ->
                  mailed
                      .computeIfAbsent(model.identity(contact), none -> new TreeSet<>())
                      .add(contact));
    }
    if (answer != Answer.NEVER) {
      mailed.keySet().forEach(mailbox -> mail(mailbox, answer));
    }
    var recipients = mailed.values().stream().mapToLong(Set::size).sum();
    return new Plan(recipients, mailed.size(), skipped);
  }

  private void mail(String mailbox, Answer answer) {
    var withPassword = !model.logins.containsKey(mailbox);
    var covered = model.linkedOwners(mailbox);
    var invitation =
        model
            .outstanding(mailbox)
            .orElseGet(
                () -> {
                  var made = new Believed(mailbox, covered, InvitationState.QUEUED);
                  model.invitations.add(made);
                  return made;
                });
    invitation.contacts = covered;
    invitation.sent.add(answer == Answer.REFUSED ? null : model.now);
    switch (answer) {
      case SENT -> invitation.state = InvitationState.HANDED_OVER;
      case IN_DOUBT -> invitation.state = InvitationState.IN_DOUBT;
      case REFUSED -> {
        model.holds.put(mailbox, Cause.BOUNCED);
        if (invitation.state == InvitationState.QUEUED) {
          invitation.state = InvitationState.FAILED;
        }
      }
      case NEVER -> throw new IllegalArgumentException();
    }
    if (answer != Answer.REFUSED) {
      model
          .letters
          .computeIfAbsent(mailbox, none -> new ArrayList<>())
          .add(new Letter(invitation, invitation.sent.size(), withPassword));
    }
  }

  /** What the mail server answers. */
  enum Answer {
    SENT,
    IN_DOUBT,
    REFUSED,
    /** The send is cancelled before it begins. */
    NEVER
  }

  /** What a send may do. */
  record Sending(
      boolean limitToNew,
      boolean onlyInvited,
      boolean alsoRevoked,
      boolean overrides,
      Duration cooldown) {}

  /** What a send is about. */
  record Plan(long recipients, long messages, Map<SkipReason, Long> skipped) {}

  private record Adder(List<SkipReason> reasons) {

    void when(boolean holds, SkipReason reason) {
      Stream.of(reason).filter(each -> holds).forEach(reasons::add);
    }
  }
}
