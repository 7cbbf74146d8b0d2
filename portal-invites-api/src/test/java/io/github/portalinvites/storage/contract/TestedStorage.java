package io.github.portalinvites.storage.contract;

import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.testkit.Keys;
import io.github.portalinvites.testkit.MutableClock;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Function;

/** The storage under test, with a portal and a clock that no other test has. */
public record TestedStorage(PortalStorage storage, MutableClock clock, PortalId portal, Keys keys) {

  /**
   * A storage for a host whose keys are whole numbers.
   *
   * @param adapter makes the storage that goes by a clock
   */
  public static TestedStorage of(Function<InstantSource, ? extends PortalStorage> adapter) {
    return of(KeyType.WHOLE_NUMBER, adapter);
  }

  /** A storage for a host whose keys are all of {@code type}. */
  public static TestedStorage of(
      KeyType type, Function<InstantSource, ? extends PortalStorage> adapter) {
    var clock = new MutableClock();
    var portal = PortalId.of("test-" + UUID.randomUUID());
    return new TestedStorage(adapter.apply(clock), clock, portal, new Keys(type));
  }

  /** The same storage seen from another portal. */
  public TestedStorage otherPortal() {
    return new TestedStorage(storage, clock, PortalId.of(portal + "-other"), keys);
  }

  /** Another storage with the same clock and keys. */
  public TestedStorage with(PortalStorage other) {
    return new TestedStorage(other, clock, portal, keys);
  }
}
