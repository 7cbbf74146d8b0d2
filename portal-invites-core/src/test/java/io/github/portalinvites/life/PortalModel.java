package io.github.portalinvites.life;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import io.github.portalinvites.delivery.AddressHold.Cause;
import io.github.portalinvites.invitation.InvitationState;
import io.github.portalinvites.invitation.InvitationStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** What a portal should hold, told in the plainest way. */
final class PortalModel {

  static final Duration LIFETIME = Duration.ofDays(30);

  Instant now;
  boolean portalOn = true;
  final Map<Integer, String> emails = new HashMap<>();
  final Set<Integer> switchedOff = new HashSet<>();
  final Set<Integer> classesOff = new HashSet<>();

  /** By contact. */
  final Map<Integer, Set<Integer>> links = new HashMap<>();

  /** Links of which somebody chose to show nothing. */
  final Set<List<Integer>> nothing = new HashSet<>();

  final List<Believed> invitations = new ArrayList<>();
  final Map<String, List<Letter>> letters = new HashMap<>();
  final Map<String, Instant> logins = new HashMap<>();
  final Map<String, Cause> holds = new HashMap<>();
  final Map<List<Object>, Integer> attempts = new HashMap<>();

  PortalModel(Instant now) {
    this.now = now;
    for (int contact = 1; contact <= Act.CONTACTS; contact++) {
      emails.put(contact, mailbox(contact));
      links.put(contact, new TreeSet<>(Set.of(1 + contact % Act.ACCOUNTS)));
    }
    emails.put(3, mailbox(2));
  }

  static String mailbox(int contact) {
    return "contact%d@example.org".formatted(contact);
  }

  /** What identifies the login of {@code contact}: its mailbox, or itself without one. */
  String identity(int contact) {
    return emails.get(contact) == null ? "contact " + contact : emails.get(contact);
  }

  List<Believed> history(String mailbox) {
    return invitations.stream().filter(each -> each.mailbox.equals(mailbox)).toList();
  }

  Optional<Believed> outstanding(String mailbox) {
    return history(mailbox).stream().filter(Believed::outstanding).findFirst();
  }

  boolean isAccepted(String mailbox) {
    var history = history(mailbox);
    return history.stream().anyMatch(each -> each.state == InvitationState.ACCEPTED)
        || (history.isEmpty() && logins.containsKey(mailbox));
  }

  Set<Integer> owners(String mailbox) {
    return contacts(each -> identity(each).equals(mailbox));
  }

  /** Of those who have its mailbox, the ones whom the library can know of. */
  Set<Integer> people(Believed invitation) {
    return contacts(
        each ->
            identity(each).equals(invitation.mailbox)
                && (isLinked(each) || invitation.contacts.contains(each)));
  }

  private static Set<Integer> contacts(Predicate<Integer> which) {
    return IntStream.rangeClosed(1, Act.CONTACTS)
        .boxed()
        .filter(which)
        .collect(toCollection(TreeSet::new));
  }

  Set<Integer> linkedOwners(String mailbox) {
    return owners(mailbox).stream().filter(this::isLinked).collect(toSet());
  }

  boolean isLinked(int contact) {
    return !links(contact).isEmpty();
  }

  Set<Integer> links(int contact) {
    return links.getOrDefault(contact, Set.of());
  }

  /** Section 3 of the specification. */
  InvitationStatus status(int contact) {
    var mailbox = identity(contact);
    if (isAccepted(mailbox)) {
      return InvitationStatus.ACCEPTED;
    }
    var outstanding = outstanding(mailbox);
    if (outstanding.isPresent()) {
      var invitation = outstanding.get();
      if (holds.get(mailbox) == Cause.BOUNCED) {
        return InvitationStatus.BOUNCED;
      }
      if (invitation.state == InvitationState.IN_DOUBT) {
        return InvitationStatus.IN_DOUBT;
      }
      return isOver(invitation) ? InvitationStatus.EXPIRED : InvitationStatus.PENDING;
    }
    var history = history(mailbox);
    var last = history.isEmpty() ? null : history.get(history.size() - 1).state;
    if (last == InvitationState.FAILED) {
      return InvitationStatus.FAILED;
    }
    if (last == InvitationState.REVOKED) {
      return InvitationStatus.REVOKED;
    }
    var covered = lastCovering(contact).filter(each -> !each.mailbox.equals(mailbox));
    return covered.isPresent() ? InvitationStatus.ADDRESS_CHANGED : InvitationStatus.NOT_SENT;
  }

  private boolean isOver(Believed invitation) {
    return invitation.active().filter(each -> !now.isBefore(invitation.expires(each))).isPresent();
  }

  private Optional<Believed> lastCovering(int contact) {
    return invitations.stream()
        .filter(each -> each.contacts.contains(contact))
        .reduce((older, younger) -> younger);
  }

  /** The letters of a mailbox from the latest on; empty if there are not so many. */
  Optional<Letter> letter(String mailbox, int back) {
    var all = letters.getOrDefault(mailbox, List.of());
    return back < all.size() ? Optional.of(all.get(all.size() - 1 - back)) : Optional.empty();
  }

  /** Why a letter lets nobody in; empty if it does. */
  Optional<String> dead(Letter letter) {
    var invitation = letter.invitation();
    if (invitation.state == InvitationState.ACCEPTED) {
      return Optional.of("AlreadyAccepted");
    }
    if (!invitation.outstanding()) {
      return Optional.of("Revoked");
    }
    var active = invitation.active().orElseThrow();
    if (active > letter.generation()) {
      return Optional.of("Superseded " + invitation.sent(active));
    }
    if (!now.isBefore(invitation.expires(letter.generation()))) {
      return Optional.of("Expired " + invitation.expires(letter.generation()));
    }
    return mayEnter(invitation.mailbox) ? Optional.empty() : Optional.of("NotAvailableNow");
  }

  private boolean mayEnter(String mailbox) {
    return portalOn
        && owners(mailbox).stream()
            .filter(each -> !switchedOff.contains(each))
            .flatMap(each -> links(each).stream())
            .anyMatch(each -> !classesOff.contains(each));
  }

  /** The invitation that its newest letter would let in by now. */
  Optional<Believed> live(String mailbox) {
    return outstanding(mailbox)
        .filter(
            each -> dead(new Letter(each, each.active().orElse(each.sent.size()), true)).isEmpty());
  }

  void accept(Believed invitation) {
    invitation.state = InvitationState.ACCEPTED;
  }

  /** Whether an attempt of the mailbox still counts within its hour. */
  boolean mayTry(String mailbox) {
    var hour = now.getEpochSecond() / 3_600;
    var count = attempts.merge(List.of(mailbox, hour), 1, Integer::sum);
    return count <= 10;
  }

  String revoke(String mailbox) {
    if (isAccepted(mailbox)) {
      return "ALREADY_ACCEPTED";
    }
    var outstanding = outstanding(mailbox);
    outstanding.ifPresent(each -> each.state = InvitationState.REVOKED);
    return outstanding.isPresent() ? "REVOKED" : "NOTHING_TO_REVOKE";
  }

  /** Outstanding invitations that nobody is left for end. */
  void endDeserted() {
    invitations.stream()
        .filter(Believed::outstanding)
        .filter(each -> owners(each.mailbox).stream().noneMatch(this::isLeft))
        .forEach(each -> each.state = InvitationState.ENDED);
  }

  private boolean isLeft(int contact) {
    return isLinked(contact) && !switchedOff.contains(contact);
  }

  void importUser(String mailbox) {
    if (isAccepted(mailbox)) {
      return;
    }
    outstanding(mailbox)
        .ifPresentOrElse(
            this::accept,
            () ->
                invitations.add(
                    new Believed(mailbox, linkedOwners(mailbox), InvitationState.ACCEPTED)));
  }

  /** The accounts that a portal would show. */
  Set<Integer> accessible(int contact) {
    return links(contact).stream()
        .filter(each -> isAccepted(identity(contact)))
        .filter(each -> portalOn && !switchedOff.contains(contact) && !classesOff.contains(each))
        .filter(each -> !nothing.contains(List.of(contact, each)))
        .collect(toCollection(TreeSet::new));
  }
}
