package io.github.portalinvites.invitation;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.internal.secret.Secrets;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Accepting by e-mail and temporary password. */
public interface TemporaryPasswordContract extends InvitedContract {

  String CLIENT = "203.0.113.7";

  @Test
  default void rightPasswordOpensTheChoiceOfAnotherOne() {
    var portal = invited(1);
    var ticket = ticket(check(portal, "contact1@example.org", temporaryPassword(portal)));
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.PENDING);
    assertThat(portal.door().acceptance().accept(ticket, CHOSEN))
        .isInstanceOf(AcceptOutcome.Accepted.class);
    assertThat(history(portal, 1, Activity.Kind.INVITATION_ACCEPTED))
        .singleElement()
        .satisfies(row -> assertThat(row.data()).containsEntry("by", "temporary password"));
  }

  @Test
  default void spellingOfNameAndPasswordIsForgiven() {
    var portal = invited(1);
    var typed = temporaryPassword(portal).toLowerCase(Locale.ROOT).replace("-", " ");
    assertThat(check(portal, " Contact1@EXAMPLE.org ", typed))
        .isInstanceOf(PasswordCheck.Right.class);
  }

  @Test
  default void passwordIsGoodForOneUse() {
    var portal = invited(1);
    var first = ticket(check(portal, "contact1@example.org", temporaryPassword(portal)));
    var second = ticket(check(portal, "contact1@example.org", temporaryPassword(portal)));
    portal.door().acceptance().accept(first, CHOSEN);
    var dead = new DeadLink.AlreadyAccepted();
    assertThat(portal.door().acceptance().accept(second, CHOSEN))
        .isEqualTo(new AcceptOutcome.Dead(dead));
    assertThat(check(portal, "contact1@example.org", temporaryPassword(portal)))
        .isEqualTo(new PasswordCheck.Dead(dead));
  }

  @Test
  default void ticketEndsAfterAQuarterOfAnHour() {
    var portal = invited(1);
    var ticket = ticket(check(portal, "contact1@example.org", temporaryPassword(portal)));
    tested().clock().advance(Duration.ofMinutes(15));
    assertThat(portal.door().acceptance().accept(ticket, CHOSEN))
        .isEqualTo(new AcceptOutcome.Unknown());
  }

  @Test
  default void forgedTicketIsUnknown() {
    var portal = invited(1);
    var ticket = ticket(check(portal, "contact1@example.org", temporaryPassword(portal)));
    var forged = ticket.value().substring(1) + ticket.value().charAt(0);
    for (var brought : new String[] {"", "x", forged, temporaryPassword(portal)}) {
      assertThat(portal.door().acceptance().accept(new PasswordTicket(brought), CHOSEN))
          .isEqualTo(new AcceptOutcome.Unknown());
    }
  }

  @Test
  default void rightPasswordUnderAnotherNameIsWrong() {
    var portal = invited(2);
    assertThat(check(portal, "contact2@example.org", temporaryPassword(portal)))
        .isEqualTo(new PasswordCheck.Wrong());
    assertThat(check(portal, "nobody@example.org", temporaryPassword(portal)))
        .isEqualTo(new PasswordCheck.Wrong());
    assertThat(check(portal, "not an address", temporaryPassword(portal)))
        .isEqualTo(new PasswordCheck.Wrong());
  }

  @Test
  default void guessesAreLimitedAndHarmNothing() {
    var portal = invited(1);
    for (int i = 0; i < 10; i++) {
      assertThat(check(portal, "contact1@example.org", "0000-0000-0000-0000-0000-0000"))
          .isEqualTo(new PasswordCheck.Wrong());
    }
    assertThat(check(portal, "contact1@example.org", temporaryPassword(portal)))
        .isInstanceOf(PasswordCheck.TooMany.class);
    tested().clock().advance(Duration.ofHours(1));
    assertThat(check(portal, "contact1@example.org", temporaryPassword(portal)))
        .isInstanceOf(PasswordCheck.Right.class);
  }

  @Test
  default void clientThatTriesManyNamesIsLimited() {
    var portal = invited(1);
    for (int i = 0; i < 30; i++) {
      check(portal, "guess" + i + "@example.org", "wrong");
    }
    assertThat(check(portal, "contact1@example.org", temporaryPassword(portal)))
        .isInstanceOf(PasswordCheck.TooMany.class);
    assertThat(
            portal
                .door()
                .acceptance()
                .check("contact1@example.org", temporaryPassword(portal), "198.51.100.1"))
        .isInstanceOf(PasswordCheck.Right.class);
  }

  @Test
  default void passwordOfARevokedInvitationSaysSo() {
    var portal = invited(1);
    portal.door().invitations().revoke(DANA, contact(1));
    assertThat(check(portal, "contact1@example.org", temporaryPassword(portal)))
        .isEqualTo(new PasswordCheck.Dead(new DeadLink.Revoked()));
  }

  @Test
  default void temporaryPasswordIsNoLongTermOne() {
    var portal = invited(1);
    var ticket = ticket(check(portal, "contact1@example.org", temporaryPassword(portal)));
    var same = new Credentials(temporaryPassword(portal));
    assertThat(portal.door().acceptance().accept(ticket, same))
        .isEqualTo(
            new AcceptOutcome.PasswordRefused(
                AcceptOutcome.PasswordRefused.Reason.SAME_AS_TEMPORARY, null));
    assertThat(portal.door().acceptance().accept(ticket, CHOSEN))
        .isInstanceOf(AcceptOutcome.Accepted.class);
  }

  @Test
  default void plantedHashOfAPasswordOpensNothing() {
    var portal = invited(1);
    var mine = "MMMM-MMMM-MMMM-MMMM-MMMM-MMMM";
    plant(portal, 1, Secrets.lookUpPassword(mine).orElseThrow());
    assertThat(check(portal, "contact1@example.org", mine)).isEqualTo(new PasswordCheck.Wrong());
  }

  @Test
  default void ticketOfOneInvitationOpensNoOtherThatItsHashIsPlantedInto() {
    var portal = invited(2);
    var mine = Secrets.lookUpPassword(temporaryPassword(portal)).orElseThrow();
    var ticket = ticket(check(portal, "contact1@example.org", temporaryPassword(portal)));
    plant(portal, 1, "0".repeat(64));
    plant(portal, 2, mine);
    assertThat(portal.door().acceptance().accept(ticket, CHOSEN))
        .isEqualTo(new AcceptOutcome.Unknown());
    assertThat(status(portal, 2)).isEqualTo(InvitationStatus.PENDING);
  }

  private static PasswordCheck check(TestPortal portal, String username, String password) {
    return portal.door().acceptance().check(username, password, CLIENT);
  }

  private static PasswordTicket ticket(PasswordCheck check) {
    assertThat(check).isInstanceOf(PasswordCheck.Right.class);
    return ((PasswordCheck.Right) check).ticket();
  }
}
