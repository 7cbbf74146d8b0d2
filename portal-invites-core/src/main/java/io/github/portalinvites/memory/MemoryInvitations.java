package io.github.portalinvites.memory;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.Generation;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InvitationId;
import io.github.portalinvites.invitation.InvitationState;
import io.github.portalinvites.storage.InvitationStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Invitations are numbered as they are added. */
final class MemoryInvitations implements InvitationStore {

  private static final Comparator<Long> AS_ADDED = Comparator.naturalOrder();

  private final Numbers<InvitationId> numbers;
  private final Table<Long, Invitation> invitations;
  private final Index<IdentityId, Long> byIdentity;
  private final Index<ContactId, Long> covering;
  private final Index<String, Long> byHash;

  MemoryInvitations() {
    numbers = Numbers.sortedBy(Comparator.comparing(InvitationId::value));
    invitations = Table.sortedBy(AS_ADDED);
    byIdentity = Index.sortedBy(Comparator.comparing(IdentityId::value), AS_ADDED);
    covering = Index.sortedBy(Comparator.comparing(ContactId::key), AS_ADDED);
    byHash = Index.sortedBy(Comparator.naturalOrder(), AS_ADDED);
  }

  MemoryInvitations(MemoryInvitations from, Session session) {
    numbers = from.numbers.in(session);
    invitations = from.invitations.in(session);
    byIdentity = from.byIdentity.in(session);
    covering = from.covering.in(session);
    byHash = from.byHash.in(session);
  }

  @Override
  public Set<InvitationId> add(Collection<Invitation> invitations) {
    return ids(invitations.stream().filter(this::added));
  }

  @Override
  public Set<InvitationId> change(Collection<Invitation> next) {
    return ids(next.stream().filter(this::changed));
  }

  private static Set<InvitationId> ids(Stream<Invitation> invitations) {
    return invitations.map(Invitation::id).collect(Collectors.toSet());
  }

  private boolean added(Invitation invitation) {
    if (inTheWayOf(invitation)) {
      return false;
    }
    write(numbers.of(invitation.id()), null, invitation);
    return true;
  }

  private boolean changed(Invitation next) {
    var stored = stored(next);
    if (stored == null || stored.version() != next.version() - 1 || inTheWayOf(next)) {
      return false;
    }
    write(numbers.of(next.id()), stored, next);
    return true;
  }

  @Override
  public boolean remove(Invitation invitation) {
    var stored = stored(invitation);
    if (stored == null || stored.version() != invitation.version()) {
      return false;
    }
    var number = numbers.of(invitation.id());
    stored.contacts().forEach(contact -> covering.remove(contact, number));
    hashes(stored).forEach(hash -> byHash.remove(hash, number));
    byIdentity.remove(stored.identity(), number);
    invitations.remove(number);
    return true;
  }

  int removeOld(Instant before, Instant sends, int limit) {
    var old = invitations.values().filter(each -> isOld(each, before, sends)).limit(limit).toList();
    old.forEach(this::remove);
    return old.size();
  }

  private boolean isOld(Invitation invitation, Instant before, Instant sends) {
    var number = numbers.of(invitation.id());
    var later = byIdentity.after(invitation.identity(), number).flatMap(this::numbered).toList();
    return isOver(invitation.state())
        && invitation.since().isBefore(before)
        && !later.isEmpty()
        && invitation.contacts().stream()
            .allMatch(contact -> covering.after(contact, number).findAny().isPresent())
        && handOvers(invitation).allMatch(at -> at.isBefore(sends))
        && (handOvers(invitation).findAny().isEmpty()
            || later.stream().flatMap(MemoryInvitations::handOvers).findAny().isPresent());
  }

  private static boolean isOver(InvitationState state) {
    return !state.outstanding() && state != InvitationState.ACCEPTED;
  }

  private static Stream<Instant> handOvers(Invitation invitation) {
    return invitation.generations().stream().map(Generation::handedOver).filter(Objects::nonNull);
  }

  Stream<IdentityId> covering(ContactId contact) {
    return covering
        .of(contact)
        .flatMap(this::numbered)
        .flatMap(each -> Stream.of(each.identity(), each.mailbox()));
  }

  @Override
  public Optional<Invitation> find(String lookUp) {
    return byHash.of(lookUp).flatMap(this::numbered).findFirst();
  }

  @Override
  public Map<IdentityId, List<Invitation>> of(Collection<IdentityId> identities) {
    var found = new HashMap<IdentityId, List<Invitation>>();
    for (var identity : identities) {
      var all = all(identity).toList();
      if (!all.isEmpty()) {
        found.put(identity, all);
      }
    }
    return found;
  }

  @Override
  public Map<ContactId, IdentityId> lastCovering(Collection<ContactId> contacts) {
    var found = new HashMap<ContactId, IdentityId>();
    for (var contact : contacts) {
      covering
          .of(contact)
          .flatMap(this::numbered)
          .forEach(each -> found.put(contact, each.identity()));
    }
    return found;
  }

  Optional<Invitation> find(InvitationId id) {
    return Optional.ofNullable(numbers.known(id)).flatMap(number -> numbered(number).findFirst());
  }

  private void write(long number, @Nullable Invitation before, Invitation next) {
    if (before != null) {
      before.contacts().forEach(contact -> covering.remove(contact, number));
      hashes(before).forEach(hash -> byHash.remove(hash, number));
    }
    next.contacts().forEach(contact -> covering.add(contact, number));
    hashes(next).forEach(hash -> byHash.add(hash, number));
    byIdentity.add(next.identity(), number);
    invitations.put(number, next);
  }

  private static Stream<String> hashes(Invitation invitation) {
    return invitation.generations().stream()
        .map(Generation::lookUp)
        .flatMap(lookUp -> Stream.of(lookUp.link(), lookUp.password()))
        .filter(Objects::nonNull);
  }

  private boolean inTheWayOf(Invitation invitation) {
    return invitation.state().outstanding()
        && all(invitation.identity())
            .filter(each -> !each.id().equals(invitation.id()))
            .anyMatch(each -> each.state().outstanding());
  }

  private @Nullable Invitation stored(Invitation sought) {
    return all(sought.identity())
        .filter(each -> each.id().equals(sought.id()))
        .findFirst()
        .orElse(null);
  }

  private Stream<Invitation> all(IdentityId identity) {
    return byIdentity.of(identity).flatMap(this::numbered);
  }

  private Stream<Invitation> numbered(long number) {
    return Stream.ofNullable(invitations.get(number));
  }
}
