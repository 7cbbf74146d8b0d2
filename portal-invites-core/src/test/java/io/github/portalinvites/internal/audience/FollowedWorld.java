package io.github.portalinvites.internal.audience;

import io.github.portalinvites.storage.AudienceLink;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.storage.contract.TestedStorage;
import io.github.portalinvites.testkit.RandomWorld;
import io.github.portalinvites.testkit.RandomWorlds.Step;
import io.github.portalinvites.testkit.TestPortal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A random world in a portal of its own, and what its audience makes of it. */
public final class FollowedWorld {

  private final TestedStorage tested;
  private final TestPortal portal;
  private int steps;

  public FollowedWorld(TestedStorage tested) {
    this.tested = tested;
    this.portal = new TestPortal(tested);
  }

  public TestPortal portal() {
    return portal;
  }

  public void begin(RandomWorld world) {
    commit(
        stores -> {
          world.saveTo(stores);
          return true;
        });
  }

  /** Sometimes several changes wait to be taken in, sometimes one. */
  public void take(Step step) {
    step.work().accept(portal.door().directory());
    if (++steps % 3 == 0) {
      portal.door().audienceUpkeep().catchUp();
    }
  }

  public Set<AudienceLink> rows() {
    portal.door().audienceUpkeep().catchUp();
    return commit(
        stores -> {
          var audience = stores.audience();
          return Set.copyOf(audience.of(audience.contactsAfter(null, RandomWorld.CONTACTS)));
        });
  }

  public void forgetRows() {
    commit(
        stores -> {
          stores.changes().take(1);
          var audience = stores.audience();
          var all = new HashSet<>(audience.contactsAfter(null, RandomWorld.CONTACTS));
          audience.replace(all, List.of());
          return true;
        });
  }

  private <T> T commit(Function<Stores, T> work) {
    return tested.storage().inTransaction(tested.portal(), work);
  }
}
