package io.github.portalinvites.invitation;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.bulk.PlanRefusedException;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.permission.ForbiddenException;
import io.github.portalinvites.permission.Permission;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.testkit.TestPortal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Revoking for everybody whom a filter reaches. */
public interface BulkRevokeContract extends InvitedContract {

  @Test
  default void eachContactHasAnOutcome() {
    var portal = invited(3);
    portal.door().directory().save(records().invitable(4));
    accept(portal);
    var outcomes = new HashMap<ContactId, RevokeOutcome>();
    var counts = portal.door().bulk().revoke(DANA, everybody(), outcomes::put);
    assertThat(outcomes)
        .isEqualTo(
            Map.of(
                contact(1), RevokeOutcome.ALREADY_ACCEPTED,
                contact(2), RevokeOutcome.REVOKED,
                contact(3), RevokeOutcome.REVOKED,
                contact(4), RevokeOutcome.NOTHING_TO_REVOKE));
    assertThat(counts)
        .isEqualTo(
            Map.of(
                RevokeOutcome.ALREADY_ACCEPTED, 1L,
                RevokeOutcome.REVOKED, 2L,
                RevokeOutcome.NOTHING_TO_REVOKE, 1L));
    assertThat(status(portal, 2)).isEqualTo(InvitationStatus.REVOKED);
    assertThat(portal.door().acceptance().peek(token(portal, 1)))
        .isEqualTo(new LinkState.Dead(new DeadLink.Revoked()));
    assertThat(history(portal, 3, Activity.Kind.INVITATION_REVOKED)).hasSize(1);
  }

  @Test
  default void secondTimeThereIsNothingLeft() {
    var portal = invited(2);
    revoke(portal, everybody());
    assertThat(revoke(portal, everybody())).isEqualTo(Map.of(RevokeOutcome.NOTHING_TO_REVOKE, 2L));
  }

  @Test
  default void moreMailboxesThanABatchAreRevoked() {
    var portal = invited(1_203);
    assertThat(revoke(portal, everybody())).isEqualTo(Map.of(RevokeOutcome.REVOKED, 1_203L));
    assertThat(portal.door().audience().counts(DANA, everybody()).pending().contacts()).isZero();
  }

  @Test
  default void selectionLeavesTheOthers() {
    var portal = invited(3);
    assertThat(revoke(portal, AudienceFilter.contacts(contact(2))))
        .isEqualTo(Map.of(RevokeOutcome.REVOKED, 1L));
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.PENDING);
    assertThat(status(portal, 3)).isEqualTo(InvitationStatus.PENDING);
  }

  @Test
  default void whoeverSharesTheMailboxIsRevokedToo() {
    var portal = town(2);
    portal.door().directory().save(records().contact(2).email(address(1).value()));
    portal.send(invite());
    assertThat(revoke(portal, AudienceFilter.contacts(contact(2))))
        .isEqualTo(Map.of(RevokeOutcome.REVOKED, 1L));
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.REVOKED);
    assertThat(history(portal, 1, Activity.Kind.INVITATION_REVOKED)).hasSize(1);
  }

  @Test
  default void whatIsQueuedIsNotMailedAnyMore() {
    var portal = town(2);
    portal.start(invite());
    assertThat(revoke(portal, everybody())).isEqualTo(Map.of(RevokeOutcome.REVOKED, 2L));
    portal.work();
    assertThat(portal.mails().attempts()).isEmpty();
  }

  @Test
  default void needsADivisionOrContacts() {
    var portal = invited(1);
    assertThatThrownBy(() -> revoke(portal, AudienceFilter.everyone()))
        .isInstanceOf(PlanRefusedException.class);
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.PENDING);
  }

  @Test
  default void needsThePermissionInTheDivision() {
    var portal = invited(1);
    portal.authorize(
        (id, actor, permission) ->
            permission == Permission.REVOKE_INVITATION
                ? PermittedDivisions.of(keys().division(2))
                : PermittedDivisions.ALL);
    assertThatThrownBy(() -> revoke(portal, everybody())).isInstanceOf(NotFoundException.class);
    assertThat(revoke(portal, AudienceFilter.contacts(contact(1)))).isEmpty();
    portal.authorize(
        (id, actor, permission) ->
            permission == Permission.REVOKE_INVITATION
                ? PermittedDivisions.NONE
                : PermittedDivisions.ALL);
    assertThatThrownBy(() -> revoke(portal, everybody())).isInstanceOf(ForbiddenException.class);
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.PENDING);
  }

  private static Map<RevokeOutcome, Long> revoke(TestPortal portal, AudienceFilter filter) {
    return portal.door().bulk().revoke(DANA, filter, (contact, outcome) -> {});
  }
}
