package io.github.portalinvites.storage;

import io.github.portalinvites.delivery.FailureReason;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.InvitationId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One message of a run: what goes to one mailbox.
 *
 * @param number from 0 on without gaps, in the order of planning
 * @param account whose division's sender, template and name it carries
 * @param recipients contacts who get it, without those who were skipped since it was planned; empty
 *     if all were
 * @param shared whether others get mail at the same mailbox, in this message or not, as was known
 *     when it was planned
 * @param attempt how it was tried last
 * @param result what it ended in, or how it stands
 */
public record Delivery(
    RunId run,
    long number,
    IdentityId identity,
    AccountId account,
    Set<ContactId> recipients,
    boolean shared,
    Attempt attempt,
    Result result) {

  public Delivery {
    recipients = Set.copyOf(recipients);
  }

  /** A message that was not tried yet. */
  public static Delivery planned(
      RunId run, long number, IdentityId identity, AccountId account, Set<ContactId> recipients) {
    return new Delivery(
        run,
        number,
        identity,
        account,
        recipients,
        recipients.size() > 1,
        Attempt.NONE,
        Result.OPEN);
  }

  /** This message to a mailbox that gets others, too. */
  public Delivery toSharedMailbox() {
    return new Delivery(run, number, identity, account, recipients, true, attempt, result);
  }

  /** This message for fewer contacts. */
  public Delivery to(Set<ContactId> left) {
    return new Delivery(run, number, identity, account, left, shared, attempt, result);
  }

  /** This message with another attempt and result. */
  public Delivery with(Attempt next, Result then) {
    return new Delivery(run, number, identity, account, recipients, shared, next, then);
  }

  /** True if a worker may take it up now. */
  public boolean isDue() {
    return result.outcome == Outcome.OPEN && result.retryAt == null;
  }

  /**
   * How often a message was tried, and with which secrets.
   *
   * @param count how often it was handed over, or tried to be
   * @param doubts how many of these are in doubt
   * @param first when it was first counted, null before
   * @param begun when the last hand-over began, null before
   * @param invitation whose secrets it carries, null before
   * @param generation which of its generations, 0 before
   */
  public record Attempt(
      int count,
      int doubts,
      @Nullable Instant first,
      @Nullable Instant begun,
      @Nullable InvitationId invitation,
      int generation) {

    public static final Attempt NONE = new Attempt(0, 0, null, null, null, 0);
  }

  /**
   * What a message ended in, or how it stands.
   *
   * @param outcome never {@link Outcome#CANCELLED}: an open message of a cancelled run is that
   * @param failed null unless failed
   * @param retryAt when it is to be tried again, null unless it waits for that
   * @param handedOver when the mail server took it, or perhaps took it
   * @param reply the mail server's last answer, up to 300 characters
   */
  public record Result(
      Outcome outcome,
      @Nullable FailureReason failed,
      @Nullable Instant retryAt,
      @Nullable Instant handedOver,
      @Nullable String reply) {

    public static final Result OPEN = new Result(Outcome.OPEN, null, null, null, null);

    /** Nothing was sent. */
    public static final Result SKIPPED = new Result(Outcome.SKIPPED, null, null, null, null);
  }
}
