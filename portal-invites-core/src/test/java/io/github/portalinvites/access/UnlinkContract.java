package io.github.portalinvites.access;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InvitationState;
import io.github.portalinvites.invitation.InvitationStatus;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.storage.AccessStore.Choice;
import io.github.portalinvites.testkit.TestInvitations;
import io.github.portalinvites.testkit.TestPortal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What goes with a link to an account, and what stays. */
public interface UnlinkContract extends HouseContract {

  @Test
  default void linkAndGrantsGoTogether() {
    var portal = lived();
    grant(portal, AccessGrant.allSites(PAYER).site(site(1), READER));
    unlink(portal);
    assertThat(seen(portal)).isEmpty();
    assertThatThrownBy(() -> tab(portal)).isInstanceOf(NotFoundException.class);
    assertThat(granted(1)).isEmpty();
  }

  @Test
  default void otherLinksAndTheLoginStay() {
    var portal = lived();
    portal.door().directory().save(records().link(1, 2));
    portal.door().access().grant(DANA, contact(1), account(2), AccessGrant.allSites(PAYER));
    unlink(portal);
    assertThat(portal.door().accessQuestions().accessibleAccounts(contact(1)))
        .containsExactly(new AccessibleAccount(account(2), "A2", "Account 2", true, Set.of(PAYER)));
    assertThat(view(portal, 4)).isEqualTo(SiteView.FULL);
  }

  @Test
  default void whoeverIsLinkedAgainIsStillAcceptedAndHasWhatTheLinkOpens() {
    var portal = lived();
    grant(portal, AccessGrant.none());
    unlink(portal);
    portal.door().directory().save(records().link(1, 1));
    assertThat(status(portal)).isEqualTo(InvitationStatus.ACCEPTED);
    assertThat(seen(portal)).hasSize(3);
  }

  @Test
  default void afterTheLastLinkTheOutstandingInvitationEnds() {
    var portal = invited();
    unlink(portal);
    assertThat(invitations()).extracting(Invitation::state).containsExactly(InvitationState.ENDED);
    assertThat(ofContact(Activity.Kind.INVITATION_ENDED)).hasSize(1);
    assertThat(ofContact(Activity.Kind.ACCESS_UNLINKED))
        .singleElement()
        .satisfies(
            row -> assertThat(row.data()).isEqualTo(Map.of("account", account(1).toString())));
  }

  @Test
  default void asLongAsAnyoneOfTheMailboxIsLeftItStays() {
    var portal = invited();
    portal.door().directory().save(records().contact(2).email("contact1@example.org"));
    portal.door().audienceUpkeep().catchUp();
    unlink(portal);
    assertThat(invitations())
        .extracting(Invitation::state)
        .containsExactly(InvitationState.HANDED_OVER);
  }

  @Test
  default void acceptedInvitationIsNotTouched() {
    var portal = lived();
    unlink(portal);
    assertThat(invitations())
        .extracting(Invitation::state)
        .containsExactly(InvitationState.ACCEPTED);
    assertThat(ofContact(Activity.Kind.INVITATION_ENDED)).isEmpty();
  }

  @Test
  default void waitingMessageIsNotSent() {
    var portal = house();
    var run = portal.start(BulkInvite.to(AudienceFilter.contacts(contact(1))));
    unlink(portal);
    portal.work();
    assertThat(portal.run(run).outcomes()).containsEntry(Outcome.SKIPPED, 1L);
    assertThat(portal.mails().attempts()).isEmpty();
  }

  @Test
  default void hostThatUnlinksByItselfHasTheSameConsequences() {
    var portal = invited();
    grant(portal, AccessGrant.allSites(PAYER));
    portal.door().directory().unlink(contact(1), account(1));
    assertThat(granted(1)).isEmpty();
    assertThat(invitations()).extracting(Invitation::state).containsExactly(InvitationState.ENDED);
    assertThat(ofContact(Activity.Kind.ACCESS_UNLINKED)).hasSize(1);
  }

  @Test
  default void unlinkingWhatIsNotLinkedTellsNothing() {
    var portal = house();
    portal.door().directory().unlink(contact(1), account(2));
    assertThat(ofContact(Activity.Kind.ACCESS_UNLINKED)).isEmpty();
  }

  @Test
  default void hostTellsOfALinkOnlyWhenItIsGone() {
    var portal = lived();
    grant(portal, only(1));
    assertThatIllegalStateException()
        .isThrownBy(() -> portal.door().directoryChanges().unlinked(contact(1), account(1)));
    assertThat(seen(portal)).containsExactly(site(1));
    portal.commit(stores -> stores.directoryTables().orElseThrow().unlink(contact(1), account(1)));
    portal.door().directoryChanges().unlinked(contact(1), account(1));
    assertThat(granted(1)).isEmpty();
  }

  @Test
  default void grantsGoWithTheirContactAndWithTheirAccount() {
    var portal = house();
    portal.door().directory().save(records().link(2, 1));
    portal.door().access().grant(DANA, contact(2), account(1), AccessGrant.none());
    portal.door().access().grant(DANA, contact(2), account(2), AccessGrant.none());
    grant(portal, AccessGrant.none());
    portal.door().directory().remove(contact(1));
    assertThat(granted(1)).isEmpty();
    portal.door().directory().remove(account(1));
    assertThat(granted(2)).hasSize(1);
  }

  private TestPortal invited() {
    var portal = house();
    var sent = TestInvitations.handedOver(now(), mailbox(1), contact(1));
    portal.commit(stores -> stores.invitations().add(sent));
    return portal;
  }

  private void unlink(TestPortal portal) {
    portal.door().access().unlink(DANA, contact(1), account(1));
  }

  private List<Choice> granted(int contact) {
    return snapshot(stores -> stores.access().of(List.of(contact(contact))));
  }

  private List<Invitation> invitations() {
    return snapshot(stores -> stores.invitations().of(Set.of(mailbox(1)))).get(mailbox(1));
  }

  /** Whoever is linked to no account is in nobody's divisions, so the history is read here. */
  private List<Activity> ofContact(Activity.Kind kind) {
    return snapshot(stores -> stores.activities().ofContact(contact(1), Long.MAX_VALUE, 100))
        .stream()
        .map(each -> each.activity())
        .filter(each -> each.kind() == kind)
        .toList();
  }

  private InvitationStatus status(TestPortal portal) {
    return portal.door().audience().explain(DANA, contact(1), AudienceFilter.everyone()).status();
  }
}
