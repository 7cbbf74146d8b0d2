package io.github.portalinvites.storage;

import io.github.portalinvites.delivery.RunId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A worker's hold on one chunk of a run: no other worker touches it before the lease ends. One that
 * has ended is lost only when another worker claims the chunk.
 *
 * @param chunk the chunk's number, which no other chunk of the portal has
 * @param next the first message that was not done when the lease was given
 * @param last the chunk's last message
 * @param token the fence: new with each claim, so that a worker who lost its lease can write
 *     nothing
 * @param left the window that a dead owner had in flight, null if it had none: its open messages
 *     are in doubt
 */
public record Lease(
    RunId run, long chunk, long next, long last, UUID token, @Nullable Window left) {

  /** Messages that are in flight together, both ends included. */
  public record Window(long from, long to) {}
}
