package io.github.portalinvites.storage;

import io.github.portalinvites.activity.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Activities that a listener is still to be told of. */
public interface EventStore {

  /** From the next transaction on, whatever is appended to the history is to be told as well. */
  void keep();

  /**
   * Takes up to {@code limit} activities of which nobody was told, the longest due first. Nobody
   * else gets them before {@code lease} is over; then they are due again.
   */
  List<Untold> take(int limit, Duration lease);

  /** Takes these off for good. */
  void told(Collection<Long> positions);

  /** Makes an activity due again at {@code until}. */
  void putOff(long position, Instant until);

  /** Of what nobody was told yet, the leased ones among them. */
  Waiting waiting();

  /**
   * An activity to be told.
   *
   * @param position where it stands in the history
   * @param attempts how often it was taken, this time included
   */
  record Untold(long position, Activity activity, int attempts) {}

  /**
   * How far listeners are behind.
   *
   * @param since when the first of the events happened, null if there are none
   */
  record Waiting(long events, @Nullable Instant since) {}
}
