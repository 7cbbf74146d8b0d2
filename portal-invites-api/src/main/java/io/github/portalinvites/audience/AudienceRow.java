package io.github.portalinvites.audience;

import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.invitation.InvitationStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One contact on one matching account.
 *
 * @param email as the host has it, null if there is none
 * @param lastInviteSent the latest hand-over of any kind, null if there was none
 * @param lastLogin null if the host told of none
 */
public record AudienceRow(
    ContactId contact,
    String contactName,
    @Nullable String email,
    AccountOf account,
    InvitationStatus status,
    @Nullable Instant lastInviteSent,
    @Nullable Instant lastLogin) {

  /** The account of a row. */
  public record AccountOf(
      AccountId id, DivisionId division, String number, String name, boolean automaticPayment) {}
}
