package io.github.portalinvites;

import java.util.function.LongSupplier;

/** Lets a test move the time that the engine waits by. */
public final class Ticking {

  private Ticking() {}

  /** Makes a front door that measures its waiting by {@code nanoTime}. */
  public static PortalInvitesBuilder by(LongSupplier nanoTime, PortalInvitesBuilder builder) {
    return builder.nanoTime(nanoTime);
  }
}
