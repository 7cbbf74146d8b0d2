package io.github.portalinvites.storage.contract;

import static io.github.portalinvites.testkit.TestInvitations.ended;
import static io.github.portalinvites.testkit.TestInvitations.generation;
import static io.github.portalinvites.testkit.TestInvitations.handedOver;
import static io.github.portalinvites.testkit.TestInvitations.mailbox;
import static io.github.portalinvites.testkit.TestInvitations.queued;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.Generation;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InvitationState;
import io.github.portalinvites.testkit.Together;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Invitations, of which at most one per identity is outstanding. */
public interface InvitationStoreContract extends StorageContract {

  IdentityId FLO = mailbox("flo@example.org");
  IdentityId GUS = mailbox("gus@example.org");

  @Test
  default void addedInvitationComesBackAsItWas() {
    var invitation = queued(FLO, contact(1), contact(2));
    assertThat(add(invitation)).isTrue();
    assertThat(invitationsOf(FLO)).containsExactly(invitation);
  }

  @ParameterizedTest
  @EnumSource(InvitationState.class)
  default void everyStateComesBackAsItWas(InvitationState state) {
    var invitation = ended(state, now().minusSeconds(60), now(), FLO, contact(1));
    add(invitation);
    assertThat(invitationsOf(FLO)).containsExactly(invitation);
  }

  @Test
  default void allGenerationsComeBackAsTheyWere() {
    var first = handedOver(now(), FLO, contact(1));
    var linkOnly =
        new Generation(2, "key-2", "ff".repeat(16), new Generation.LookUp("ab", null), null, null);
    var resent = first.with(GUS, Set.of(contact(2)), List.of(first.latest(), linkOnly));
    add(first);
    assertThat(change(resent)).isTrue();
    assertThat(invitationsOf(FLO)).containsExactly(resent);
  }

  @Test
  default void invitationIsFoundByTheHashOfEachSecretItEverHad() {
    var first = handedOver(now(), FLO, contact(1));
    var second = generation(first.id(), 2);
    var resent = first.with(FLO, first.contacts(), List.of(first.latest(), second));
    add(first);
    add(queued(GUS, contact(2)));
    change(resent);
    for (var generation : resent.generations()) {
      assertThat(find(generation.lookUp().link())).contains(resent);
      assertThat(find(generation.lookUp().password())).contains(resent);
    }
  }

  @Test
  default void nothingIsFoundByAnUnknownHash() {
    add(queued(FLO, contact(1)));
    assertThat(find("00".repeat(32))).isEmpty();
    assertThat(find("")).isEmpty();
  }

  @Test
  default void secondOutstandingInvitationIsRefused() {
    var first = queued(FLO, contact(1));
    add(first);
    assertThat(add(queued(FLO, contact(1)))).isFalse();
    assertThat(invitationsOf(FLO)).containsExactly(first);
  }

  @Test
  default void transactionGoesOnAfterARefusedAdd() {
    add(queued(FLO, contact(1)));
    commit(
        stores -> {
          assertThat(stores.invitations().add(queued(FLO, contact(1)))).isFalse();
          assertThat(stores.invitations().add(queued(GUS, contact(2)))).isTrue();
        });
    assertThat(invitationsOf(GUS)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(InvitationState.class)
  default void newInvitationCanBeAddedOnceTheOldIsNotOutstanding(InvitationState state) {
    var old = queued(FLO, contact(1));
    add(old);
    change(old.in(state, now()));
    assertThat(add(queued(FLO, contact(1)))).isNotEqualTo(state.outstanding());
  }

  @Test
  default void endedInvitationIsAddedBesideAnOutstandingOne() {
    add(queued(FLO, contact(1)));
    assertThat(add(ended(InvitationState.ACCEPTED, now(), now(), FLO, contact(1)))).isTrue();
  }

  @Test
  default void otherIdentitiesAreNotInTheWay() {
    add(queued(FLO, contact(1)));
    assertThat(add(queued(GUS, contact(1)))).isTrue();
    assertThat(add(queued(IdentityId.of(contact(1)), contact(1)))).isTrue();
  }

  @Test
  default void changeReplacesTheVersionBefore() {
    var invitation = queued(FLO, contact(1));
    add(invitation);
    var accepted = invitation.in(InvitationState.ACCEPTED, now());
    assertThat(change(accepted)).isTrue();
    assertThat(invitationsOf(FLO)).containsExactly(accepted);
  }

  @Test
  default void changeOfAnOlderVersionLoses() {
    var invitation = queued(FLO, contact(1));
    var accepted = invitation.in(InvitationState.ACCEPTED, now());
    add(invitation);
    change(accepted);
    assertThat(change(invitation.in(InvitationState.REVOKED, now()))).isFalse();
    assertThat(invitationsOf(FLO)).containsExactly(accepted);
  }

  @Test
  default void changeOfAnInvitationThatIsNotThereLoses() {
    assertThat(change(queued(FLO, contact(1)).in(InvitationState.REVOKED, now()))).isFalse();
    assertThat(invitationsOf(FLO)).isEmpty();
  }

  @Test
  default void changeDoesNotReviveASecondOutstandingOne() {
    var old = queued(FLO, contact(1));
    var failed = old.in(InvitationState.FAILED, now());
    add(old);
    change(failed);
    add(queued(FLO, contact(1)));
    assertThat(change(failed.in(InvitationState.QUEUED, now()))).isFalse();
    assertThat(invitationsOf(FLO).get(0)).isEqualTo(failed);
  }

  @Test
  default void changeRevivesTheOnlyOne() {
    var old = queued(FLO, contact(1));
    var failed = old.in(InvitationState.FAILED, now());
    add(old);
    change(failed);
    assertThat(change(failed.in(InvitationState.QUEUED, now()))).isTrue();
    assertThat(add(queued(FLO, contact(1)))).isFalse();
  }

  @Test
  default void invitationsComeInTheOrderInWhichTheyWereAdded() {
    var first = ended(InvitationState.REVOKED, now(), now(), FLO, contact(1));
    var second = ended(InvitationState.FAILED, now(), now().minusSeconds(9), FLO, contact(1));
    var third = queued(FLO, contact(1));
    List.of(first, second, third).forEach(this::add);
    change(first.with(FLO, first.contacts(), List.of(generation(first.id(), 1))));
    assertThat(invitationsOf(FLO))
        .extracting(Invitation::id)
        .containsExactly(first.id(), second.id(), third.id());
  }

  @Test
  default void identitiesWithoutInvitationsAreLeftOut() {
    add(queued(FLO, contact(1)));
    look(
        stores -> {
          assertThat(stores.invitations().of(Set.of(FLO, GUS))).containsOnlyKeys(FLO);
          assertThat(stores.invitations().of(Set.of())).isEmpty();
        });
  }

  @Test
  default void lastCoveringIsTheOneAddedLast() {
    add(ended(InvitationState.REVOKED, now(), now(), FLO, contact(1), contact(2)));
    add(ended(InvitationState.REVOKED, now(), now().minusSeconds(9), GUS, contact(1)));
    assertThat(lastCovering(contact(1), contact(2), contact(3)))
        .isEqualTo(Map.of(contact(1), GUS, contact(2), FLO));
  }

  @Test
  default void lastCoveringFollowsAChange() {
    var invitation = queued(FLO, contact(1), contact(2));
    add(invitation);
    change(invitation.with(FLO, Set.of(contact(2), contact(3)), invitation.generations()));
    assertThat(lastCovering(contact(1), contact(2), contact(3)))
        .containsOnlyKeys(contact(2), contact(3));
  }

  @Test
  default void contactsOfAnotherKeyTypeAreNotCovered() {
    add(queued(FLO, contact(1)));
    assertThat(lastCovering(keys().ofAnotherType().contact(1))).isEmpty();
    assertThat(lastCovering()).isEmpty();
  }

  @Test
  default void onlyOneOfManySimultaneousAddsWins() {
    var wins = Together.race(16, () -> add(queued(FLO, contact(1))));
    assertThat(wins).containsOnlyOnce(true).hasSize(16);
    assertThat(invitationsOf(FLO)).hasSize(1);
  }

  @Test
  default void onlyOneOfManySimultaneousChangesWins() {
    var invitation = queued(FLO, contact(1));
    add(invitation);
    var next = invitation.in(InvitationState.ACCEPTED, now());
    assertThat(Together.race(16, () -> change(next))).containsOnlyOnce(true).hasSize(16);
  }

  @Test
  default void removedInvitationIsGoneWithItsSecrets() {
    var invitation = queued(FLO, contact(1));
    add(invitation);
    add(queued(GUS, contact(1)));
    assertThat(remove(invitation)).isTrue();
    assertThat(remove(invitation)).isFalse();
    assertThat(invitationsOf(FLO)).isEmpty();
    assertThat(find(invitation.latest().lookUp().link())).isEmpty();
    assertThat(lastCovering(contact(1))).containsEntry(contact(1), GUS);
    assertThat(add(queued(FLO, contact(1)))).isTrue();
  }

  @Test
  default void invitationThatWasChangedMeanwhileIsNotRemoved() {
    var invitation = queued(FLO, contact(1));
    add(invitation);
    var accepted = invitation.in(InvitationState.ACCEPTED, now());
    change(accepted);
    assertThat(remove(invitation)).isFalse();
    assertThat(invitationsOf(FLO)).containsExactly(accepted);
  }

  @Test
  default void invitationsOfAnotherPortalAreNotSeen() {
    commitElsewhere(stores -> stores.invitations().add(queued(FLO, contact(1))));
    assertThat(invitationsOf(FLO)).isEmpty();
    assertThat(lastCovering(contact(1))).isEmpty();
    assertThat(add(queued(FLO, contact(1)))).isTrue();
  }

  private boolean add(Invitation invitation) {
    return transaction(stores -> stores.invitations().add(invitation));
  }

  private boolean change(Invitation next) {
    return transaction(stores -> stores.invitations().change(next));
  }

  private boolean remove(Invitation invitation) {
    return transaction(stores -> stores.invitations().remove(invitation));
  }

  private List<Invitation> invitationsOf(IdentityId identity) {
    return snapshot(stores -> stores.invitations().of(Set.of(identity)))
        .getOrDefault(identity, List.of());
  }

  private Map<ContactId, IdentityId> lastCovering(ContactId... contacts) {
    return snapshot(stores -> stores.invitations().lastCovering(Set.of(contacts)));
  }

  private ContactId contact(int n) {
    return keys().contact(n);
  }

  private Optional<Invitation> find(String hash) {
    return snapshot(stores -> stores.invitations().find(hash));
  }
}
