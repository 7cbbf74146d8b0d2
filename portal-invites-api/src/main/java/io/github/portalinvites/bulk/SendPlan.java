package io.github.portalinvites.bulk;

import io.github.portalinvites.audience.FilterFingerprint;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.template.MergeField;
import java.time.Instant;
import java.util.Map;

/**
 * A frozen bulk send, to be looked at and then started.
 *
 * @param fingerprint of the filter that it was made of; to be repeated when starting
 * @param recipients contacts who will be mailed
 * @param messages mailboxes that they share; never more than recipients
 * @param skipped contacts of the audience who will not, by reason
 * @param blank for each merge field that a template uses and that is blank for somebody: in how
 *     many messages it stays so. Whoever lacks an obligatory one is skipped instead
 * @param expires when it can no longer be started
 */
public record SendPlan(
    RunId id,
    RunState state,
    FilterFingerprint fingerprint,
    long recipients,
    long messages,
    Map<SkipReason, Long> skipped,
    Map<MergeField, Long> blank,
    Instant expires) {

  public SendPlan {
    skipped = Map.copyOf(skipped);
    blank = Map.copyOf(blank);
  }
}
