package io.github.portalinvites.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.directory.PortalSettings;
import io.github.portalinvites.directory.PortalSettings.InactiveSites;
import io.github.portalinvites.invitation.InvitationState;
import io.github.portalinvites.portal.InvalidCursorException;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.settings.SystemOptions;
import io.github.portalinvites.testkit.TestInvitations;
import io.github.portalinvites.testkit.TestPortal;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a running portal learns of who may see what. */
public interface AccessQuestionsContract extends HouseContract {

  @Test
  default void nothingIsSeenBeforeTheAcceptance() {
    var portal = house();
    grant(portal, AccessGrant.allSites(PAYER));
    portal.commit(
        stores ->
            stores.invitations().add(TestInvitations.handedOver(now(), mailbox(1), contact(1))));
    assertNothingIsSeen(portal);
  }

  @Test
  default void revokedContactSeesNothing() {
    var portal = house();
    portal.commit(
        stores ->
            stores
                .invitations()
                .add(
                    TestInvitations.ended(
                        InvitationState.REVOKED, now(), now(), mailbox(1), contact(1))));
    assertNothingIsSeen(portal);
  }

  @Test
  default void contactThatSignedInWithoutAnInvitationSeesWhatItsLinkOpens() {
    var portal = house();
    portal.commit(stores -> stores.identities().recordLogin(mailbox(1), now()));
    assertThat(seen(portal)).containsExactly(site(1), site(2), site(3));
  }

  @Test
  default void linkToTheAccountOpensAllSitesAlsoThoseOfLater() {
    var portal = lived();
    portal.door().directory().save(records().site(5, 1));
    assertThat(seen(portal)).containsExactly(site(1), site(2), site(3), site(5));
    assertThat(view(portal, 5)).isEqualTo(SiteView.FULL);
  }

  @Test
  default void linkToSomeSitesOpensThese() {
    var portal = lived();
    portal.door().directory().save(records().link(1, 1).sites(Set.of(site(2), site(4), site(9))));
    assertThat(seen(portal)).containsExactly(site(2));
    assertThat(view(portal, 1)).isEqualTo(SiteView.NONE);
    assertThat(view(portal, 2)).isEqualTo(SiteView.FULL);
    assertThat(view(portal, 4)).isEqualTo(SiteView.NONE);
  }

  @Test
  default void tickedSitesAreExactlyTheseAlsoLater() {
    var portal = lived();
    grant(portal, only(1, 3));
    portal.door().directory().save(records().site(5, 1));
    assertThat(seen(portal)).containsExactly(site(1), site(3));
    assertThat(view(portal, 5)).isEqualTo(SiteView.NONE);
  }

  @Test
  default void withoutItsLastSiteAContactSeesNothing() {
    var portal = lived();
    grant(portal, only(1));
    portal.door().directory().remove(site(1));
    assertNothingIsSeen(portal);
    grant(portal, only(2).without(site(2)));
    assertNothingIsSeen(portal);
  }

  @Test
  default void siteThatMovedToAnotherAccountIsSeenNoMore() {
    var portal = lived();
    grant(portal, only(1, 2));
    portal.door().directory().save(records().site(1, 2));
    assertThat(view(portal, 1)).isEqualTo(SiteView.NONE);
    assertThat(seen(portal)).containsExactly(site(2));
  }

  @Test
  default void siteOfAnotherAccountIsNeverSeen() {
    var portal = lived();
    assertThat(view(portal, 4)).isEqualTo(SiteView.NONE);
    assertThat(view(portal, 99)).isEqualTo(SiteView.NONE);
    assertThat(
            portal
                .door()
                .accessQuestions()
                .accessibleSites(contact(1), account(2), PageRequest.first())
                .items())
        .isEmpty();
  }

  @Test
  default void inactiveSiteIsHiddenUnlessTheClassShowsItsHistory() {
    var portal = lived();
    portal.door().directory().save(records().site(2, 1).active(false));
    assertThat(view(portal, 2)).isEqualTo(SiteView.NONE);
    assertThat(seen(portal)).containsExactly(site(1), site(3));
    var shown = PortalSettings.DEFAULT.inactiveSites(InactiveSites.SERVICE_HISTORY_ONLY);
    portal.door().directory().save(records().accountClass(1).portal(shown));
    assertThat(view(portal, 2)).isEqualTo(SiteView.SERVICE_HISTORY_ONLY);
    assertThat(seen(portal)).containsExactly(site(1), site(2), site(3));
  }

  @Test
  default void inactiveSiteThatIsNotTickedShowsNoHistory() {
    var portal = lived();
    var shown = PortalSettings.DEFAULT.inactiveSites(InactiveSites.SERVICE_HISTORY_ONLY);
    portal
        .door()
        .directory()
        .save(records().accountClass(1).portal(shown), records().site(2, 1).active(false));
    grant(portal, only(1));
    assertThat(view(portal, 2)).isEqualTo(SiteView.NONE);
  }

  @Test
  default void classThatIsOffClosesItsAccounts() {
    var portal = lived();
    portal
        .door()
        .directory()
        .save(records().accountClass(1).portal(PortalSettings.DEFAULT.access(false)));
    assertNothingIsSeen(portal);
    portal.door().directory().save(records().accountClass(1));
    assertThat(seen(portal)).hasSize(3);
  }

  @Test
  default void contactsSwitchClosesEverything() {
    var portal = lived();
    portal.door().directory().save(records().contact(1).portalAccess(false));
    assertNothingIsSeen(portal);
  }

  @Test
  default void portalsSwitchClosesEverything() {
    var portal = lived();
    portal.options(SystemOptions.DEFAULT.portalEnabled(false));
    assertNothingIsSeen(portal);
  }

  @Test
  default void contactWithAnotherMailboxSeesNothingAnyMore() {
    var portal = lived();
    grant(portal, AccessGrant.allSites(PAYER));
    portal.door().directory().save(records().contact(1).email("new@example.org"));
    assertNothingIsSeen(portal);
  }

  @Test
  default void rolesOfBothRowsAreInEffectOnASite() {
    var portal = lived();
    grant(portal, AccessGrant.allSites(READER).site(site(2), PAYER));
    var questions = portal.door().accessQuestions();
    assertThat(questions.rolesOn(contact(1), site(1))).containsExactly(READER);
    assertThat(questions.rolesOn(contact(1), site(2))).containsExactlyInAnyOrder(READER, PAYER);
    assertThat(questions.rolesOn(contact(1), site(4))).isEmpty();
    assertThat(questions.accessibleSites(contact(1), account(1), PageRequest.first()).items())
        .extracting(AccessibleSite::roles)
        .containsExactly(Set.of(READER), Set.of(READER, PAYER), Set.of(READER));
  }

  @Test
  default void accountsAreListedWithWhatIsOpenOnThem() {
    var portal = lived();
    portal.door().directory().save(records().link(1, 2));
    grant(portal, only(1).site(site(1), PAYER));
    assertThat(portal.door().accessQuestions().accessibleAccounts(contact(1)))
        .containsExactly(
            new AccessibleAccount(account(1), "A1", "Account 1", false, Set.of()),
            new AccessibleAccount(account(2), "A2", "Account 2", true, Set.of()));
  }

  @Test
  default void sitesComePageByPageWhereSomeAreHidden() {
    var portal = lived();
    portal
        .door()
        .directory()
        .save(
            IntStream.rangeClosed(11, 40)
                .mapToObj(n -> records().site(n, 1).active(n % 5 == 0))
                .toList());
    grant(portal, only(IntStream.rangeClosed(11, 40).boxed().toArray(Integer[]::new)));
    var questions = portal.door().accessQuestions();
    var first = questions.accessibleSites(contact(1), account(1), PageRequest.first(4));
    assertThat(first.items())
        .extracting(each -> each.site().id())
        .containsExactly(site(15), site(20), site(25), site(30));
    var next = PageRequest.first(4).after(first.next().orElseThrow());
    var second = questions.accessibleSites(contact(1), account(1), next);
    assertThat(second.items())
        .extracting(each -> each.site().id())
        .containsExactly(site(35), site(40));
    assertThat(second.next()).isEmpty();
    assertThatThrownBy(() -> questions.accessibleSites(contact(2), account(1), next))
        .isInstanceOf(InvalidCursorException.class);
  }

  @Test
  default void waitingGrantOpensWithTheNextLogin() {
    var portal = accepted(house(builder -> builder.confirmGrantsAtLogin()), 1);
    grant(portal, only(1));
    grant(portal, only(1, 2).site(site(1), PAYER));
    assertThat(seen(portal)).containsExactly(site(1));
    signIn();
    assertThat(seen(portal)).containsExactly(site(1), site(2));
    assertThat(portal.door().accessQuestions().rolesOn(contact(1), site(1))).containsExactly(PAYER);
    assertThat(tab(portal).state()).isEqualTo(GrantState.EFFECTIVE);
    assertThat(history(portal, Activity.Kind.ACCESS_GRANTED))
        .extracting(each -> each.who().id(), each -> each.data().get("state"))
        .containsExactly(
            tuple("INVITEE", "effective"),
            tuple("dana", "awaiting login"),
            tuple("dana", "effective"));
  }

  private void assertNothingIsSeen(TestPortal portal) {
    var questions = portal.door().accessQuestions();
    assertThat(questions.accessibleAccounts(contact(1))).isEmpty();
    assertThat(seen(portal)).isEmpty();
    assertThat(view(portal, 1)).isEqualTo(SiteView.NONE);
    assertThat(questions.rolesOn(contact(1), site(1))).isEmpty();
  }
}
