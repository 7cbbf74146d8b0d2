package io.github.portalinvites.bulk;

import io.github.portalinvites.delivery.FailureReason;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.SkipReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one recipient of a run.
 *
 * @param contact whom it is about, {@code forgotten-…} once it was forgotten
 * @param outcome what it ended in
 * @param skipped why nothing was sent, null unless skipped
 * @param changedSincePlan true if it was skipped after the plan was made
 * @param failed why the message failed, null unless failed
 * @param message what went to the recipient's mailbox, null if skipped when planned
 */
public record LedgerEntry(
    ContactId contact,
    Outcome outcome,
    @Nullable SkipReason skipped,
    boolean changedSincePlan,
    @Nullable FailureReason failed,
    @Nullable Message message) {

  /**
   * A message, the same for all recipients who share its mailbox.
   *
   * @param number its number in the run, from 0 on
   * @param messageId its Message-ID, the same each time it is sent
   * @param address masked; {@code contact:…} once nobody is left who can be remembered by it
   * @param attempts how often it was handed over or tried to be
   * @param possibleDuplicate true if it was sent again after an answer was lost
   * @param handedOver when the mail server took it, or perhaps took it; null if it never did
   * @param reply the mail server's last answer, null if there was none
   */
  public record Message(
      long number,
      String messageId,
      String address,
      int attempts,
      boolean possibleDuplicate,
      @Nullable Instant handedOver,
      @Nullable String reply) {}
}
