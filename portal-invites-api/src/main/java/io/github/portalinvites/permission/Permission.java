package io.github.portalinvites.permission;

/**
 * What an actor may be allowed to do. A host maps each to a right of its own by {@link #code()}.
 */
public enum Permission {
  /** Bulk: counts, details, explain, plan, start, pause …. */
  SEND_ACCOUNT_PORTAL_INVITATIONS("390"),
  /**
   * A single invitation. A host that keeps one right for all maps it, and the next two, like 390.
   */
  INVITE_CONTACT("invite-contact"),
  RESEND_INVITATION("resend-invitation"),
  REVOKE_INVITATION("revoke-invitation"),
  /** With {@link #SEND_CUSTOMER_PORTAL_INVITATION}: invitations to hand-picked contacts. */
  BULK_EMAIL_CONTACTS("bulk-email-contacts"),
  SEND_CUSTOMER_PORTAL_INVITATION("send-customer-portal-invitation"),
  MANAGE_PORTAL_ACCESS("manage-portal-access"),
  EDIT_NOTIFICATION_TEMPLATES("edit-notification-templates"),
  /** The system options, the base of all links among them. */
  CHANGE_SYSTEM_OPTIONS("change-system-options"),
  /** Ignoring cooldown and cap. */
  OVERRIDE_INVITE_LIMITS("override-invite-limits"),
  /** A sender outside the allowed domains is still refused; this allows to type one at all. */
  OVERRIDE_SENDER("override-sender"),
  ISSUE_INVITE_LINK("issue-invite-link"),
  REVIEW_ACCESS_REQUESTS("review-access-requests"),
  /** Taking a person out of all that is kept, for good. */
  FORGET_CONTACT("forget-contact");

  private final String code;

  Permission(String code) {
    this.code = code;
  }

  /** The stable name that a host maps; compared as a whole, never as a number. */
  public String code() {
    return code;
  }
}
