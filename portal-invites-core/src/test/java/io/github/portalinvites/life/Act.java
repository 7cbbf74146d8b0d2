package io.github.portalinvites.life;

/**
 * Something that is done to a portal.
 *
 * @param who a contact from 1 on, whose mailbox is meant where the act is about a mailbox
 * @param which an account or class from 1 on; or which letter, 0 the latest
 * @param how one of a few variants
 */
public record Act(What what, int who, int which, int how) {

  public static final int CONTACTS = 4;
  public static final int ACCOUNTS = 2;

  /** What is done. */
  public enum What {
    BULK_SEND,
    BULK_SEND_REFUSED,
    BULK_SEND_IN_DOUBT,
    CANCELLED_SEND,
    INVITE,
    INVITE_REFUSED,
    RESEND,
    RESEND_REFUSED,
    PEEK,
    ACCEPT,
    ACCEPT_BY_PASSWORD,
    WRONG_PASSWORD,
    WRONG_TOKEN,
    NEW_LINK,
    REVOKE,
    BULK_REVOKE,
    CHANGE_EMAIL,
    LINK,
    UNLINK,
    SWITCH_CONTACT,
    SWITCH_CLASS,
    SWITCH_PORTAL,
    WAIT,
    LOGIN,
    PASSWORD_RESET,
    IMPORT,
    BOUNCE,
    COMPLAIN,
    CLEAR,
    GRANT
  }

  /** Passes over cooldown and cap. */
  boolean overrides() {
    return (how & 1) != 0;
  }

  /** Invites also whom a person revoked. */
  boolean alsoRevoked() {
    return (how & 2) != 0;
  }

  /** Invites also who has an invitation. */
  boolean alsoInvited() {
    return (how & 4) != 0;
  }
}
