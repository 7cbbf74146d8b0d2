package io.github.portalinvites.memory;

import static java.util.stream.Collectors.toSet;

import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.storage.PersonStore;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Looks for persons in the other stores, and remembers who stands for nobody. */
final class MemoryPersons implements PersonStore {

  private final Table<ContactId, Boolean> forgotten;
  private final MemoryAudience audience;
  private final MemoryInvitations invitations;
  private final MemoryIdentities identities;
  private final MemoryAccess access;
  private final MemoryTraces traces;
  private final MemoryActivities activities;
  private final MemoryAutoSends autoSends;
  private final MemoryRequests requests;

  MemoryPersons(
      MemoryAudience audience,
      MemoryInvitations invitations,
      MemoryIdentities identities,
      MemoryAccess access,
      MemoryTraces traces,
      MemoryActivities activities,
      MemoryAutoSends autoSends,
      MemoryRequests requests) {
    this.forgotten = Table.sortedBy(MemoryDirectoryTables.BY_KEY);
    this.audience = audience;
    this.invitations = invitations;
    this.identities = identities;
    this.access = access;
    this.traces = traces;
    this.activities = activities;
    this.autoSends = autoSends;
    this.requests = requests;
  }

  MemoryPersons(
      MemoryPersons from,
      Session session,
      MemoryAudience audience,
      MemoryInvitations invitations,
      MemoryIdentities identities,
      MemoryAccess access,
      MemoryTraces traces,
      MemoryActivities activities,
      MemoryAutoSends autoSends,
      MemoryRequests requests) {
    this.forgotten = from.forgotten.in(session);
    this.audience = audience;
    this.invitations = invitations;
    this.identities = identities;
    this.access = access;
    this.traces = traces;
    this.activities = activities;
    this.autoSends = autoSends;
    this.requests = requests;
  }

  @Override
  public boolean knows(ContactId contact) {
    return isSomebody(contact)
        && (identityStream(contact).findAny().isPresent()
            || traces.runs(contact).findAny().isPresent()
            || activities.anyOf(contact)
            || autoSends.anyOf(contact)
            || requests.anyOf(contact)
            || !access.of(List.of(contact)).isEmpty());
  }

  @Override
  public Set<IdentityId> identities(ContactId contact) {
    return identityStream(contact).collect(toSet());
  }

  @Override
  public Set<RunId> runs(ContactId contact) {
    return traces.runs(contact).collect(toSet());
  }

  @Override
  public boolean withdraw(ContactId contact) {
    return traces.withdraw(contact);
  }

  @Override
  public void forget(ContactId contact, ContactId nobody) {
    forgotten.put(nobody, true);
    traces.replace(contact, nobody, this::isSomebody);
    activities.replace(contact, nobody);
    audience.forget(contact);
  }

  @Override
  public boolean forget(IdentityId identity, IdentityId nobody) {
    var held =
        audience.isKnown(identity)
            || traces.anyTo(identity)
            || !invitations.of(List.of(identity)).isEmpty();
    if (!held) {
      identities.forget(identity);
    }
    return !held;
  }

  private Stream<IdentityId> identityStream(ContactId contact) {
    return Stream.of(
            audience.identitiesOf(contact),
            invitations.covering(contact),
            traces.identities(contact))
        .flatMap(each -> each);
  }

  private boolean isSomebody(ContactId contact) {
    return forgotten.get(contact) == null;
  }
}
