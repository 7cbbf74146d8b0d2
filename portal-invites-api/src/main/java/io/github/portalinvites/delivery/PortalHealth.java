package io.github.portalinvites.delivery;

import io.github.portalinvites.mail.ServerReply;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a portal's work goes, for the host's monitoring. All but the last two are of the whole
 * portal, the same in each of its processes.
 *
 * @param queued messages of running runs that have no outcome yet
 * @param oldestDue since when the message that is due longest is due: since its run was started or
 *     resumed last, or since it was to be tried again; null if none is. What a pace or send hours
 *     hold back is due, too
 * @param audienceLag how far the counts are behind
 * @param untoldEvents events of which no listener was told yet
 * @param untoldSince when the first of them happened, null if there are none
 * @param relayError what was last wrong with this process's mail sender, null once it sent again
 * @param working whether the worker's own threads were started in this process; false where the
 *     host calls {@link Worker#runOnce()}
 */
public record PortalHealth(
    long queued,
    @Nullable Instant oldestDue,
    Duration audienceLag,
    long untoldEvents,
    @Nullable Instant untoldSince,
    @Nullable RelayError relayError,
    boolean working) {

  /**
   * That nothing could be handed over.
   *
   * @param relay as its {@code MailSender} names it
   * @param at when the messages were taken up of which it took none
   * @param reply without addresses and secrets
   */
  public record RelayError(String relay, Instant at, ServerReply reply) {}
}
