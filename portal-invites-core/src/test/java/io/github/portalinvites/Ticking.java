package io.github.portalinvites;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Lets a test set the times that the engine goes by. */
public final class Ticking {

  private Ticking() {}

  /** Makes a front door that measures its waiting by {@code nanoTime}. */
  public static PortalInvitesBuilder by(LongSupplier nanoTime, PortalInvitesBuilder builder) {
    return builder.nanoTime(nanoTime);
  }

  /** Makes a front door whose leases allow {@code time} for the database, besides two sends. */
  public static PortalInvitesBuilder databaseTime(Duration time, PortalInvitesBuilder builder) {
    return builder.databaseTime(time);
  }
}
