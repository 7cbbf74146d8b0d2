package io.github.portalinvites.invitation;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.bulk.TownContract;
import io.github.portalinvites.directory.PortalSettings;
import io.github.portalinvites.internal.secret.Secrets;
import io.github.portalinvites.invitation.AcceptOutcome.Accepted;
import io.github.portalinvites.invitation.AcceptOutcome.PasswordRefused;
import io.github.portalinvites.invitation.AcceptOutcome.PasswordRefused.Reason;
import io.github.portalinvites.invitation.DeadLink.AlreadyAccepted;
import io.github.portalinvites.invitation.DeadLink.Expired;
import io.github.portalinvites.invitation.DeadLink.NotAvailableNow;
import io.github.portalinvites.invitation.DeadLink.Revoked;
import io.github.portalinvites.invitation.DeadLink.Superseded;
import io.github.portalinvites.invitation.LoginKeeper.NewLogin;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.ServerReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a link is good for, from its mail to its acceptance. */
public interface AcceptanceContract extends InvitedContract {

  @Test
  default void linkIsOpenFromItsMailOn() {
    var portal = invited(1);
    var sent = tested().clock().instant();
    assertThat(portal.door().acceptance().peek(token(portal)))
        .isEqualTo(
            new LinkState.Open(
                "contact1@example.org", List.of("Contact 1"), sent.plus(Duration.ofDays(30))));
  }

  @Test
  default void lookingChangesNothing() {
    var portal = invited(1);
    for (int i = 0; i < 10; i++) {
      portal.door().acceptance().peek(token(portal));
    }
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.PENDING);
    assertThat(accept(portal)).isInstanceOf(Accepted.class);
  }

  @Test
  default void acceptedContactHasALoginAndOneRowInItsHistory() {
    var logins = new ArrayList<NewLogin>();
    var portal = invited(1, logins);
    var accepted = new Accepted(identity(1), Set.of(contact(1)), tested().clock().instant());
    assertThat(accept(portal)).isEqualTo(accepted);
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.ACCEPTED);
    assertThat(logins)
        .containsExactly(
            new NewLogin(
                tested().portal(),
                identity(1),
                "contact1@example.org",
                Set.of(contact(1)),
                CHOSEN));
    assertThat(history(portal, 1, Activity.Kind.INVITATION_ACCEPTED))
        .singleElement()
        .satisfies(row -> assertThat(row.data()).containsEntry("by", "link"));
  }

  @Test
  default void secondAcceptLoses() {
    var portal = invited(1);
    accept(portal);
    assertThat(accept(portal)).isEqualTo(new AcceptOutcome.Dead(new AlreadyAccepted()));
    assertThat(peek(portal)).isEqualTo(new LinkState.Dead(new AlreadyAccepted()));
    assertThat(history(portal, 1, Activity.Kind.INVITATION_ACCEPTED)).hasSize(1);
  }

  @Test
  default void wholeMailboxIsAcceptedAtOnce() {
    var portal = town(2, builder -> builder.loginKeeper((login, transaction) -> Optional.empty()));
    portal.door().directory().save(records().contact(2).email(" Contact1@EXAMPLE.org"));
    portal.send(invite());
    assertThat(accept(portal))
        .isEqualTo(
            new Accepted(identity(1), Set.of(contact(1), contact(2)), tested().clock().instant()));
    assertThat(status(portal, 2)).isEqualTo(InvitationStatus.ACCEPTED);
  }

  @Test
  default void whatIsNoLinkIsUnknown() {
    var portal = invited(1);
    var token = token(portal);
    for (var brought :
        new String[] {
          null,
          "",
          "   ",
          token + "=",
          token.toUpperCase(Locale.ROOT),
          "A".repeat(100_000),
          "../../etc/passwd",
          token.substring(0, token.length() - 1),
          "pi1_" + "x".repeat(43)
        }) {
      assertThat(portal.door().acceptance().peek(brought)).isEqualTo(new LinkState.Unknown());
      assertThat(portal.door().acceptance().accept(brought, CHOSEN))
          .isEqualTo(new AcceptOutcome.Unknown());
    }
  }

  @Test
  default void hashPlantedIntoTheStorageOpensNothing() {
    var portal = invited(1);
    var mine = "pi1_" + "m".repeat(43);
    var planted = Secrets.lookUpToken(mine).orElseThrow();
    plant(portal, 1, planted);
    assertThat(portal.door().acceptance().peek(mine)).isEqualTo(new LinkState.Unknown());
    assertThat(portal.door().acceptance().accept(mine, CHOSEN))
        .isEqualTo(new AcceptOutcome.Unknown());
  }

  @Test
  default void linkDiesWithItsTime() {
    var portal = invited(1);
    var end = tested().clock().instant().plus(Duration.ofDays(30));
    tested().clock().advance(Duration.ofDays(30));
    assertThat(peek(portal)).isEqualTo(new LinkState.Dead(new Expired(end)));
    assertThat(accept(portal)).isEqualTo(new AcceptOutcome.Dead(new Expired(end)));
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.EXPIRED);
  }

  @Test
  default void olderLinkTellsWhenTheNewerOneWasSent() {
    var portal = invited(1);
    tested().clock().advance(Duration.ofDays(1));
    var resent = tested().clock().instant();
    portal.door().invitations().resend(DANA, contact(1));
    portal.work();
    assertThat(peek(portal)).isEqualTo(new LinkState.Dead(new Superseded(resent)));
    assertThat(portal.door().acceptance().accept(token(portal, 1), CHOSEN))
        .isInstanceOf(Accepted.class);
    assertThat(peek(portal)).isEqualTo(new LinkState.Dead(new AlreadyAccepted()));
  }

  @Test
  default void bothLinksWorkWhileTheNewerOneIsInFlight() {
    var portal = invited(1);
    tested().clock().advance(Duration.ofDays(1));
    var states = new ArrayList<LinkState>();
    portal
        .mails()
        .answering(
            mail -> {
              states.add(peek(portal));
              states.add(portal.door().acceptance().peek(TownContract.secrets(mail).get(0)));
              return new SendResult.Sent(ServerReply.of(250, "2.0.0 queued"));
            });
    portal.door().invitations().resend(DANA, contact(1));
    portal.work();
    assertThat(states).hasSize(2).allMatch(LinkState.Open.class::isInstance);
  }

  @Test
  default void revokedLinkSaysSo() {
    var portal = invited(1);
    portal.door().invitations().revoke(DANA, contact(1));
    assertThat(peek(portal)).isEqualTo(new LinkState.Dead(new Revoked()));
    assertThat(accept(portal)).isEqualTo(new AcceptOutcome.Dead(new Revoked()));
  }

  @Test
  default void switchedOffPortalIsNotAvailableUntilItIsOnAgain() {
    var portal = invited(1);
    var options = portal.door().settings().load();
    portal.options(options.portalEnabled(false));
    assertThat(accept(portal)).isEqualTo(new AcceptOutcome.Dead(new NotAvailableNow()));
    portal.options(options);
    assertThat(accept(portal)).isInstanceOf(Accepted.class);
  }

  @Test
  default void switchedOffClassIsNotAvailableUntilItIsOnAgain() {
    var portal = invited(1);
    var allowed = records().accountClass(1);
    portal.door().directory().save(allowed.portal(PortalSettings.DEFAULT.access(false)));
    assertThat(peek(portal)).isEqualTo(new LinkState.Dead(new NotAvailableNow()));
    portal.door().directory().save(allowed);
    assertThat(accept(portal)).isInstanceOf(Accepted.class);
  }

  @Test
  default void refusedPasswordUndoesEverything() {
    var portal =
        invited(1, builder -> builder.loginKeeper((login, connection) -> Optional.of("too weak")));
    assertThat(accept(portal)).isEqualTo(new PasswordRefused(Reason.BY_HOST, "too weak"));
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.PENDING);
    assertThat(history(portal, 1, Activity.Kind.INVITATION_ACCEPTED)).isEmpty();
    assertThat(peek(portal)).isInstanceOf(LinkState.Open.class);
  }

  @Test
  default void failureOfTheHostsLoginsUndoesEverything() {
    var portal =
        invited(
            1,
            builder ->
                builder.loginKeeper(
                    (login, connection) -> {
                      throw new IllegalStateException("the host's logins are away");
                    }));
    assertThatThrownBy(() -> accept(portal)).hasMessage("the host's logins are away");
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.PENDING);
  }

  @Test
  default void unfitPasswordIsRefused() {
    var portal = invited(1);
    var temporary = TownContract.secrets(mail(portal, 0)).get(1);
    assertThat(accept(portal, "")).isEqualTo(new PasswordRefused(Reason.EMPTY, null));
    assertThat(accept(portal, "x".repeat(1_025)))
        .isEqualTo(new PasswordRefused(Reason.TOO_LONG, null));
    assertThat(accept(portal, temporary))
        .isEqualTo(new PasswordRefused(Reason.SAME_AS_TEMPORARY, null));
    assertThat(accept(portal, temporary.replace("-", "").toLowerCase(Locale.ROOT)))
        .isEqualTo(new PasswordRefused(Reason.SAME_AS_TEMPORARY, null));
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.PENDING);
  }

  @Test
  default void hostWithoutPasswordsAcceptsByTheLinkAlone() {
    var portal = town(1);
    portal.send(invite());
    assertThat(portal.door().acceptance().accept(token(portal))).isInstanceOf(Accepted.class);
  }
}
