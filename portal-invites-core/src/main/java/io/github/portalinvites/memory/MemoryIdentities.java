package io.github.portalinvites.memory;

import io.github.portalinvites.delivery.AddressHold;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.storage.IdentityStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

final class MemoryIdentities implements IdentityStore {

  private static final IdentityFacts NOTHING = new IdentityFacts(null, null);

  private final Table<IdentityId, IdentityFacts> facts;

  MemoryIdentities() {
    facts = Table.sortedBy(Comparator.comparing(IdentityId::value));
  }

  MemoryIdentities(MemoryIdentities from, Session session) {
    facts = from.facts.in(session);
  }

  @Override
  public Map<IdentityId, IdentityFacts> of(Collection<IdentityId> identities) {
    var known = new HashMap<IdentityId, IdentityFacts>();
    for (var identity : identities) {
      var found = facts.getOr(identity, NOTHING).and(facts.getOr(identity.hashed(), NOTHING));
      if (!found.equals(NOTHING)) {
        known.put(identity, found);
      }
    }
    return known;
  }

  @Override
  public void recordLogin(IdentityId identity, Instant at) {
    var before = facts.getOr(identity, NOTHING);
    if (before.lastLogin() == null || before.lastLogin().isBefore(at)) {
      facts.put(identity, new IdentityFacts(at, before.hold()));
    }
  }

  @Override
  public void hold(IdentityId identity, AddressHold hold) {
    putHold(identity, hold);
  }

  @Override
  public void release(IdentityId identity) {
    putHold(identity, null);
    facts.remove(identity.hashed());
  }

  /** A complaint is kept under a name that only whoever knows the address can find. */
  void forget(IdentityId identity) {
    var known = of(List.of(identity)).getOrDefault(identity, NOTHING);
    facts.remove(identity);
    if (known.hold() != null && known.hold().cause() == AddressHold.Cause.SUPPRESSED) {
      putHold(identity.hashed(), known.hold());
    }
  }

  private void putHold(IdentityId identity, @Nullable AddressHold hold) {
    var lastLogin = facts.getOr(identity, NOTHING).lastLogin();
    facts.put(identity, new IdentityFacts(lastLogin, hold));
  }
}
