package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.internal.secret.Secrets;
import io.github.portalinvites.invitation.Generation;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InvitationId;
import io.github.portalinvites.invitation.InvitationState;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.secret.UnknownSecretKeyException;
import io.github.portalinvites.storage.Change;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.template.CredentialPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Gives each message of a window its invitation, within the transaction that marks it as in flight:
 * the same one when it is repeated, the next generation of an outstanding one, or a new one.
 */
final class InvitationMaker {

  private final Stores stores;
  private final Secrets secrets;
  private final CredentialPolicy policy;
  private final Instant passedOver;

  private final Map<Long, Invitation> made = new HashMap<>();
  private final List<Invitation> added = new ArrayList<>();
  private final List<Invitation> renewed = new ArrayList<>();
  private final Map<IdentityId, SkipReason> overtaken = new HashMap<>();

  /**
   * @param passedOver revocations until then do not count
   */
  InvitationMaker(Stores stores, Secrets secrets, CredentialPolicy policy, Instant passedOver) {
    this.stores = stores;
    this.passedOver = passedOver;
    this.secrets = secrets;
    this.policy = policy;
  }

  /**
   * The invitation of each message by its number: its latest generation is to be mailed, or the one
   * that is repeated.
   *
   * @param mails whom each message is for
   * @param outstanding the invitations that may still be accepted
   * @param withLogin identities that have a login, and so need no password
   * @return without those messages whose identity another run is about to mail, or an earlier
   *     message of this one is for
   * @throws UnknownSecretKeyException if a message that is repeated carries secrets of a key that
   *     this process does not have
   */
  Map<Long, Invitation> make(
      Map<Delivery, Addressee> mails,
      Map<IdentityId, Invitation> outstanding,
      Set<IdentityId> withLogin) {
    var messages = List.copyOf(mails.keySet());
    var covered = stores.audience().contactsOf(messages.stream().map(Delivery::identity).toList());
    var elsewhere = inFlightElsewhere(messages, outstanding);
    var doubled = doubled(messages, outstanding);
    for (var mail : mails.entrySet()) {
      var message = mail.getKey();
      var current = outstanding.get(message.identity());
      if (current != null && current.id().equals(message.attempt().invitation())) {
        made.put(message.number(), known(message, current));
      } else if (!elsewhere.contains(message.identity()) && !doubled.contains(message)) {
        // everyone who has this mailbox now, reached by this send or not
        var contacts = new HashSet<>(covered.getOrDefault(message.identity(), Set.of()));
        contacts.addAll(message.recipients());
        var its = withLogin.contains(message.identity()) ? CredentialPolicy.LINK : policy;
        var mailbox = mail.getValue().mailbox();
        made.put(
            message.number(),
            current == null
                ? add(message.identity(), mailbox, contacts, its)
                : renew(current, mailbox, contacts, its));
      }
    }
    var refused = refused();
    refused.addAll(withdrawOvertaken(refused));
    made.values().removeIf(each -> refused.contains(each.id()));
    return made;
  }

  /** Why {@code identity} got none. */
  SkipReason obstacle(IdentityId identity) {
    return overtaken.getOrDefault(identity, SkipReason.ALREADY_QUEUED);
  }

  /**
   * Takes back what was made for whoever was accepted or revoked since this transaction looked: the
   * store had us wait until that was over.
   */
  private Set<InvitationId> withdrawOvertaken(Set<InvitationId> refused) {
    var standing = added.stream().filter(each -> !refused.contains(each.id())).toList();
    if (standing.isEmpty()) {
      return Set.of();
    }
    var histories = stores.invitations().of(standing.stream().map(Invitation::identity).toList());
    var withdrawn = new HashSet<InvitationId>();
    for (var each : standing) {
      var others =
          histories.getOrDefault(each.identity(), List.of()).stream()
              .filter(other -> !other.id().equals(each.id()))
              .toList();
      overtakenBy(others)
          .ifPresent(
              reason -> {
                overtaken.put(each.identity(), reason);
                stores.invitations().remove(each);
                withdrawn.add(each.id());
              });
    }
    return withdrawn;
  }

  private Optional<SkipReason> overtakenBy(List<Invitation> others) {
    if (others.stream().anyMatch(each -> each.state() == InvitationState.ACCEPTED)) {
      return Optional.of(SkipReason.ALREADY_ACCEPTED);
    }
    return others.stream()
        .reduce((older, younger) -> younger)
        .filter(each -> each.state() == InvitationState.REVOKED)
        .filter(each -> passedOver.isBefore(each.since()))
        .map(each -> SkipReason.REVOKED);
  }

  private Invitation known(Delivery message, Invitation repeated) {
    repeated.generations().stream()
        .filter(each -> each.number() == message.attempt().generation())
        .map(Generation::keyId)
        .filter(key -> !secrets.knows(key))
        .forEach(
            key -> {
              throw new UnknownSecretKeyException(key);
            });
    return repeated;
  }

  private Invitation add(
      IdentityId identity, IdentityId mailbox, Set<ContactId> contacts, CredentialPolicy its) {
    var id = new InvitationId(UUID.randomUUID());
    var first = secrets.generate(id, 1, its);
    var next = Invitation.queued(id, identity, mailbox, contacts, stores.now(), first);
    added.add(next);
    return next;
  }

  private Invitation renew(
      Invitation current, IdentityId mailbox, Set<ContactId> contacts, CredentialPolicy its) {
    var generations = new ArrayList<>(current.generations());
    generations.add(secrets.generate(current.id(), current.latest().number() + 1, its));
    var next = current.with(mailbox, contacts, generations);
    renewed.add(next);
    // whoever left the mailbox is covered no more, and so stands otherwise
    stores
        .changes()
        .append(
            current.contacts().stream()
                .filter(each -> !contacts.contains(each))
                .map(Change.OfContact::new)
                .toList());
    return next;
  }

  /** Those that lost to another process. */
  private Set<InvitationId> refused() {
    var refused = new HashSet<InvitationId>();
    added.forEach(each -> refused.add(each.id()));
    renewed.forEach(each -> refused.add(each.id()));
    refused.removeAll(stores.invitations().add(added));
    refused.removeAll(stores.invitations().change(renewed));
    return refused;
  }

  /** Those that are not the run's first message to their mailbox. */
  private Set<Delivery> doubled(List<Delivery> messages, Map<IdentityId, Invitation> outstanding) {
    // without an outstanding invitation no earlier window has mailed this mailbox
    var first =
        outstanding.isEmpty()
            ? new HashMap<IdentityId, Long>()
            : new HashMap<>(
                stores.deliveries().firstTo(messages.get(0).run(), outstanding.keySet()));
    return messages.stream()
        .filter(each -> first.merge(each.identity(), each.number(), Math::min) < each.number())
        .collect(Collectors.toSet());
  }

  private Set<IdentityId> inFlightElsewhere(
      List<Delivery> messages, Map<IdentityId, Invitation> outstanding) {
    var inFlight =
        outstanding.values().stream()
            .filter(each -> each.latest().handedOver() == null)
            .map(Invitation::identity)
            .toList();
    return inFlight.isEmpty()
        ? Set.of()
        : stores.deliveries().queued(inFlight, messages.get(0).run());
  }
}
