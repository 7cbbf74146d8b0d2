package io.github.portalinvites.storage;

import io.github.portalinvites.audience.FilterFingerprint;
import io.github.portalinvites.bulk.PauseReason;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.template.MergeField;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plan, and the run that it becomes.
 *
 * @param actor who made the plan, without e-mail
 * @param starter who started it and answers for what it sends, without e-mail; null before
 * @param document everything else that was ordered, in a form of the core's own; up to a megabyte
 * @param version 0 when made, one more with each change; a change under an older version loses
 */
public record Run(
    RunId id,
    Actor actor,
    @Nullable Actor starter,
    FilterFingerprint fingerprint,
    String document,
    RunState state,
    Planned planned,
    Going going,
    long version) {

  /** This run one version later. */
  public Run with(RunState next, Planned plan, Going now) {
    return new Run(id, actor, starter, fingerprint, document, next, plan, now, version + 1);
  }

  /** This run in the name of who starts it, in the same version. */
  public Run startedBy(Actor person) {
    return new Run(
        id, actor, person.email(null), fingerprint, document, state, planned, going, version);
  }

  /** In whose name it acts: who started it; before that, who made the plan. */
  public Actor responsible() {
    return starter == null ? actor : starter;
  }

  /**
   * What the plan holds so far.
   *
   * @param after the position of the last candidate that was looked at
   * @param recipients contacts who will be mailed
   * @param messages mailboxes that they share
   * @param skipped contacts who will not, by reason
   * @param blank messages in which a merge field stays blank, by field
   * @param expires when it can no longer be started
   */
  public record Planned(
      long after,
      long recipients,
      long messages,
      Map<SkipReason, Long> skipped,
      Map<MergeField, Long> blank,
      Instant expires) {

    public Planned {
      skipped = Map.copyOf(skipped);
      blank = Map.copyOf(blank);
    }
  }

  /**
   * How the run goes.
   *
   * @param pausedFor null unless paused
   * @param remark what slows or stopped it, null if nothing does
   * @param opened how many messages workers may take so far, the first ones
   * @param started null before it was
   * @param activeSince when it was started or last resumed, null while it does not run
   * @param doneBefore messages that were done at {@code activeSince}
   * @param ended when the started run finished or was cancelled, null before
   */
  public record Going(
      @Nullable PauseReason pausedFor,
      @Nullable String remark,
      long opened,
      @Nullable Instant started,
      @Nullable Instant activeSince,
      long doneBefore,
      @Nullable Instant ended) {

    public static final Going NOT_YET = new Going(null, null, 0, null, null, 0, null);
  }
}
