package io.github.portalinvites.activity;

import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.permission.Actor;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody did, or that happened.
 *
 * @param who the actor's id and name as they were then
 * @param contact whom it is about, null if it is about a run or a setting; {@code forgotten-…} once
 *     the contact was forgotten
 * @param run which run it belongs to, null if to none
 * @param data what else belongs to it, never a secret: for an invitation that was mailed {@code
 *     template}, {@code version}, {@code sender}, the masked {@code address} and when it {@code
 *     expires}; for a plan the first three, as {@code sender.} and the division's id where
 *     divisions differ
 */
public record Activity(
    Instant at,
    Who who,
    Kind kind,
    @Nullable ContactId contact,
    @Nullable RunId run,
    Map<String, String> data) {

  public Activity {
    data = Map.copyOf(data);
  }

  /** An actor as the history keeps it. */
  public record Who(String id, String name) {

    public static Who of(Actor actor) {
      return new Who(actor.id(), actor.name());
    }
  }

  /** What happened. */
  public enum Kind {
    PLAN_MADE,
    RUN_STARTED,
    RUN_PAUSED,
    RUN_RESUMED,
    RUN_CANCELLED,
    RUN_FINISHED,
    FAILED_RETRIED,
    INVITATION_SENT,
    INVITATION_IN_DOUBT,
    INVITATION_FAILED,
    INVITATION_SKIPPED,
    INVITATION_ACCEPTED,
    INVITATION_REVOKED,
    /** Ended because it will never be handed over, or nobody is left whom it is for. */
    INVITATION_ENDED,
    /** The library sends again by itself; data tells which of how many it is. */
    REMINDER_QUEUED,
    /** A login that was not known before, without a live invitation. */
    FIRST_LOGIN,
    ACCESS_GRANTED,
    ACCESS_UNLINKED,
    /** A mail is to tell somebody something, such as that its access changed; no invitation. */
    NOTICE_QUEUED,
    NOTICE_SENT,
    NOTICE_IN_DOUBT,
    NOTICE_FAILED,
    /** Nobody is told: {@code reason} says why. */
    NOTICE_SKIPPED,
    ADDRESS_HELD,
    ADDRESS_RELEASED,
    TEMPLATE_SAVED,
    TEMPLATE_DEACTIVATED,
    OPTIONS_SAVED,
    TEST_MAIL_SENT,
    /** An event that sends by itself sent nothing to the contact, for {@code reason}. */
    AUTO_SEND_DECLINED,
    /** The contact waits for a catch-up instead. */
    AUTO_SEND_SUPPRESSED,
    /** A request for access waits for staff: {@code reason} says why. */
    ACCESS_REQUEST_WAITING,
    /** Whoever asked for access was invited. */
    ACCESS_REQUEST_INVITED,
    ACCESS_REQUEST_APPROVED,
    ACCESS_REQUEST_DECLINED,
    /** So many requests, or failed attempts, came that they wait for staff; once an hour. */
    ACCESS_REQUEST_LIMIT_REACHED,
    /** A contact was made for whoever proved an account. */
    CONTACT_SELF_REGISTERED,
    /** An account waits for the yes of whoever has the login. */
    LINK_STAGED,
    LINK_CONFIRMED,
    LINK_DISMISSED,
    /** Somebody was forgotten; nothing tells whom. */
    CONTACT_FORGOTTEN
  }
}
