package io.github.portalinvites.permission;

/**
 * What an actor may be allowed to do. A host maps each to a right of its own by {@link #code()}.
 */
public enum Permission {
  /** Bulk: counts, details, explain, plan, start, pause …; and single invite, resend and revoke. */
  SEND_ACCOUNT_PORTAL_INVITATIONS("390"),
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
  REVIEW_ACCESS_REQUESTS("review-access-requests");

  private final String code;

  Permission(String code) {
    this.code = code;
  }

  /** The stable name that a host maps; compared as a whole, never as a number. */
  public String code() {
    return code;
  }
}
