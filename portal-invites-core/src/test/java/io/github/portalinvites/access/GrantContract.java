package io.github.portalinvites.access;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.access.AccessDiff.Tick;
import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.invitation.Obstacle;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.permission.ForbiddenException;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.NotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Granting: what it needs, when it counts, and what is told of it. */
public interface GrantContract extends HouseContract {

  @Test
  default void beforeTheAcceptanceAGrantIsStaged() {
    var portal = house();
    assertThat(grant(portal, only(1))).isEqualTo(GrantState.STAGED);
    assertThat(seen(portal)).isEmpty();
    accepted(portal, 1);
    assertThat(seen(portal)).containsExactly(site(1));
  }

  @Test
  default void afterTheAcceptanceItIsInEffectAtOnce() {
    var portal = lived();
    assertThat(grant(portal, only(2, 3))).isEqualTo(GrantState.EFFECTIVE);
    assertThat(seen(portal)).containsExactly(site(2), site(3));
  }

  @Test
  default void whereTheHostSaysSoWhatGivesMoreWaitsForTheNextLogin() {
    var portal = accepted(house(builder -> builder.confirmGrantsAtLogin()), 1);
    grant(portal, only(1));
    assertThat(grant(portal, only(1, 2))).isEqualTo(GrantState.AWAITING_LOGIN);
    assertThat(seen(portal)).containsExactly(site(1));
    assertThat(tab(portal).state()).isEqualTo(GrantState.AWAITING_LOGIN);
    assertThat(tab(portal).sites().items())
        .extracting(AccessTab.SiteRow::ticked)
        .containsExactly(true, true, false);
  }

  @Test
  default void whatOnlyTakesAwayNeverWaits() {
    var portal = accepted(house(builder -> builder.confirmGrantsAtLogin()), 1);
    assertThat(grant(portal, AccessGrant.allSites(PAYER))).isEqualTo(GrantState.AWAITING_LOGIN);
    assertThat(grant(portal, only(1))).isEqualTo(GrantState.EFFECTIVE);
    assertThat(grant(portal, AccessGrant.none())).isEqualTo(GrantState.EFFECTIVE);
    assertThat(seen(portal)).isEmpty();
    assertThat(tab(portal).state()).isEqualTo(GrantState.EFFECTIVE);
  }

  @Test
  default void noneOnPurposeStaysNone() {
    var portal = lived();
    grant(portal, AccessGrant.none());
    portal.door().directory().save(records().link(1, 1), records().site(5, 1));
    assertThat(seen(portal)).isEmpty();
    assertThat(tab(portal).chosen()).isTrue();
    assertThat(portal.door().accessQuestions().accessibleAccounts(contact(1))).isEmpty();
  }

  @Test
  default void contactWithoutAnythingGrantedIsNotInvited() {
    var portal = house();
    grant(portal, AccessGrant.none());
    var everyone = AudienceFilter.everyone();
    var explained = portal.door().audience().explain(DANA, contact(1), everyone);
    assertThat(explained.obstacles())
        .extracting(Obstacle::reason)
        .containsExactly(SkipReason.NO_ACCESS_GRANTED);
    assertThat(portal.door().audience().obstacles(DANA, everyone))
        .isEqualTo(Map.of(SkipReason.NO_ACCESS_GRANTED, 1L));
  }

  @Test
  default void contactWithSomethingGrantedOnOneOfItsAccountsIsInvited() {
    var portal = house();
    portal.door().directory().save(records().link(1, 2));
    grant(portal, AccessGrant.none());
    var explained = portal.door().audience().explain(DANA, contact(1), AudienceFilter.everyone());
    assertThat(explained.obstacles()).isEmpty();
  }

  @Test
  default void siteOfAnotherAccountIsNotFoundAndNothingIsGranted() {
    var portal = lived();
    assertThatThrownBy(() -> grant(portal, only(1, 4))).isInstanceOf(NotFoundException.class);
    assertThat(tab(portal).chosen()).isFalse();
    assertThat(history(portal, Activity.Kind.ACCESS_GRANTED)).isEmpty();
  }

  @Test
  default void accountOfAnotherDivisionIsNotFound() {
    var portal = house();
    portal.authorize((id, actor, permission) -> PermittedDivisions.of(keys().division(2)));
    assertThatThrownBy(() -> grant(portal, AccessGrant.allSites()))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> tab(portal)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> portal.door().access().preview(DANA, contact(1)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> portal.door().access().unlink(DANA, contact(1), account(1)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  default void accountThatTheContactIsNotLinkedToIsNotFound() {
    var access = house().door().access();
    assertThatThrownBy(() -> access.grant(DANA, contact(1), account(2), AccessGrant.allSites()))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> access.grant(DANA, contact(9), account(1), AccessGrant.allSites()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  default void whoeverLacksThePermissionGrantsNothing() {
    var portal = house();
    portal.authorize((id, actor, permission) -> PermittedDivisions.NONE);
    assertThatThrownBy(() -> grant(portal, AccessGrant.allSites()))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> tab(portal)).isInstanceOf(ForbiddenException.class);
  }

  @Test
  default void roleThatIsNotInTheCatalogueIsRefused() {
    var portal = lived();
    assertThatThrownBy(() -> grant(portal, only(1).site(site(1), RoleId.of("king"))))
        .isInstanceOf(UnknownRoleException.class);
    assertThat(tab(portal).chosen()).isFalse();
  }

  @Test
  default void policyIsAskedForRolesThatAreGivenAnew() {
    var asked = new ArrayList<String>();
    var portal =
        house(
            builder ->
                builder.rolePolicy(
                    (actor, role, account) ->
                        asked.add(actor.id() + " " + role.name() + " " + account.number())));
    grant(portal, AccessGrant.allSites(PAYER));
    assertThat(asked).containsExactly("dana Pays bills A1");
    grant(portal, AccessGrant.allSites(PAYER).site(site(1), PAYER));
    grant(portal, only(2).site(site(2), PAYER));
    assertThat(asked).hasSize(1);
    grant(portal, only(2, 3).site(site(2), PAYER).site(site(3), PAYER));
    assertThat(asked).hasSize(2);
  }

  @Test
  default void deniedRoleIsNotHandedOut() {
    var portal = house(builder -> builder.rolePolicy((actor, role, account) -> false));
    assertThatThrownBy(() -> grant(portal, AccessGrant.allSites(READER)))
        .isInstanceOf(RoleDeniedException.class);
    assertThatThrownBy(() -> grant(portal, only(1).site(site(1), READER)))
        .isInstanceOf(RoleDeniedException.class);
    assertThat(tab(portal).chosen()).isFalse();
    assertThat(grant(portal, AccessGrant.allSites())).isEqualTo(GrantState.STAGED);
  }

  @Test
  default void failingPolicyIsANo() {
    var portal =
        house(
            builder ->
                builder.rolePolicy(
                    (actor, role, account) -> {
                      throw new IllegalStateException("on purpose");
                    }));
    assertThatThrownBy(() -> grant(portal, AccessGrant.allSites(READER)))
        .isInstanceOf(RoleDeniedException.class);
  }

  @Test
  default void eachGrantIsOneRowOfTheHistory() {
    var portal = house();
    grant(portal, only(1, 2));
    accepted(portal, 1);
    grant(portal, AccessGrant.allSites(READER, PAYER));
    assertThat(history(portal, Activity.Kind.ACCESS_GRANTED))
        .extracting(Activity::data)
        .containsExactly(told("all", "payer, reader", "effective"), told("2", "", "staged"));
    assertThat(history(portal, Activity.Kind.ACCESS_GRANTED).get(0).who())
        .isEqualTo(new Activity.Who("dana", "Dana Scully"));
  }

  private Map<String, String> told(String sites, String roles, String state) {
    return Map.of(
        "account", account(1).toString(),
        "account number", "A1",
        "sites", sites,
        "roles", roles,
        "state", state);
  }

  @Test
  default void differenceIsTakenToWhatTheLinkOpensAndWritesNothing() {
    var portal = house();
    var diff =
        portal
            .door()
            .access()
            .diff(DANA, contact(1), account(1), AccessGrant.none().site(site(1), PAYER));
    assertThat(diff.account().tick()).isEqualTo(Tick.REMOVED);
    assertThat(diff.sites())
        .isEqualTo(Map.of(site(1), new AccessDiff.RowDiff(Tick.ADDED, Set.of(PAYER), Set.of())));
    assertThat(tab(portal).chosen()).isFalse();
    assertThatThrownBy(() -> portal.door().access().diff(DANA, contact(1), account(1), only(4)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  default void previewTellsWhatWillBeSeen() {
    var portal = house();
    portal.door().directory().save(records().site(3, 1).active(false), records().link(1, 2));
    grant(portal, AccessGrant.allSites(READER));
    assertThat(portal.door().access().preview(DANA, contact(1)))
        .isEqualTo(
            new AccessPreview(
                false,
                List.of(
                    new AccessPreview.SeenAccount(
                        account(1), "A1", "Account 1", true, Set.of(READER), 2, GrantState.STAGED),
                    new AccessPreview.SeenAccount(
                        account(2), "A2", "Account 2", true, Set.of(), 1, GrantState.STAGED))));
  }

  @Test
  default void previewShowsNoAccountOfWhichNothingIsSeen() {
    var portal = lived();
    grant(portal, AccessGrant.none());
    assertThat(portal.door().access().preview(DANA, contact(1)))
        .isEqualTo(new AccessPreview(true, List.of()));
  }

  @Test
  default void nobodyElseIsChangedByAGrant() {
    var portal = accepted(lived(), 2);
    portal.door().directory().save(records().link(2, 1));
    grant(portal, AccessGrant.none());
    assertThat(portal.door().accessQuestions().mayView(contact(2), site(1)))
        .isEqualTo(SiteView.FULL);
  }
}
