package io.github.portalinvites;

import java.util.function.LongSupplier;

/** Lets a test move the time that the engine waits by. */
public final class Ticking {

  private Ticking() {}

  /** Makes a front door that measures its waiting by {@code nanoTime}. */
  public static PortalInvites.Builder by(LongSupplier nanoTime, PortalInvites.Builder builder) {
    return builder.nanoTime(nanoTime);
  }
}
