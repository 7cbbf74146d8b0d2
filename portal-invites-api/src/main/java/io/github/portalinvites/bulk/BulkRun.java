package io.github.portalinvites.bulk;

import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run as it stands now.
 *
 * @param pausedFor null unless it is paused
 * @param remark what slows or stopped it, as the mail server said it; null if nothing does
 * @param outcomes recipients by outcome, those skipped when planned included; they add up to the
 *     plan's size
 */
public record BulkRun(
    RunId id,
    RunState state,
    @Nullable PauseReason pausedFor,
    @Nullable String remark,
    Map<Outcome, Long> outcomes,
    Progress progress) {

  public BulkRun {
    outcomes = Map.copyOf(outcomes);
  }

  /** How many recipients ended, or stand, in {@code outcome}. */
  public long count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0L);
  }

  /**
   * How far it has come, in messages.
   *
   * @param done messages with an outcome
   * @param total messages of the plan
   * @param perSecond since it was started or last resumed; 0 while it is paused
   * @param left the time until it is done at that rate, null if that cannot be told
   * @param started null before it was
   * @param ended when it finished or was cancelled; null before, and if it never started
   */
  public record Progress(
      long done,
      long total,
      double perSecond,
      @Nullable Duration left,
      @Nullable Instant started,
      @Nullable Instant ended) {

    /** The time until it is done, if that can be told. */
    public Optional<Duration> timeLeft() {
      return Optional.ofNullable(left);
    }

    /** How long it took, pauses included; empty before it ended. */
    public Optional<Duration> took() {
      return started == null || ended == null
          ? Optional.empty()
          : Optional.of(Duration.between(started, ended));
    }
  }
}
