package io.github.portalinvites.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.bulk.BadInputContract;
import io.github.portalinvites.invitation.AcceptOutcome.PasswordRefused;
import io.github.portalinvites.invitation.AcceptOutcome.PasswordRefused.Reason;
import io.github.portalinvites.invitation.LoginKeeper.NewLogin;
import io.github.portalinvites.testkit.BadInput;
import io.github.portalinvites.testkit.TestPortal;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of bad-inputs.tsv, area temp-password. */
public interface BadPasswordContract extends InvitedContract, BadInputContract {

  static Stream<BadInput> passwords() {
    return BadInput.area("temp-password");
  }

  @ParameterizedTest
  @MethodSource("io.github.portalinvites.invitation.BadPasswordContract#passwords")
  default void passwordIsRefusedOrWhollyTaken(BadInput row) {
    switch (row.text()) {
      case "<temp password> after first successful use" -> isGoodForOneUse();
      case "<new password = temp password>" -> isNoLongTermPassword();
      default -> {
        assertThat(row.text()).matches("x{73,}.*");
        var password = row.text().replaceFirst(" .*", "");
        if (row.expected().startsWith("REJECT")) {
          isRefusedUnseen(password);
        } else {
          isHandedOverWhole(password);
        }
      }
    }
  }

  private void isGoodForOneUse() {
    var logins = new ArrayList<NewLogin>();
    var portal = invited(1, logins);
    var temporary = temporaryPassword(portal);
    var late = ticket(portal);
    portal.door().acceptance().accept(ticket(portal), CHOSEN);
    var dead = new DeadLink.AlreadyAccepted();
    for (var typed : new String[] {temporary, temporary.toLowerCase(Locale.ROOT)}) {
      assertThat(check(portal, typed)).isEqualTo(new PasswordCheck.Dead(dead));
    }
    var before = stored();
    assertThat(portal.door().acceptance().accept(late, new Credentials("another one")))
        .isEqualTo(new AcceptOutcome.Dead(dead));
    assertThat(stored()).isEqualTo(before);
    assertThat(logins).extracting(NewLogin::credentials).containsExactly(CHOSEN);
    assertThat(history(portal, 1, Activity.Kind.INVITATION_ACCEPTED)).hasSize(1);
  }

  private void isNoLongTermPassword() {
    var logins = new ArrayList<NewLogin>();
    var portal = invited(1, logins);
    var same = temporaryPassword(portal);
    isRefused(portal, new Credentials(same), Reason.SAME_AS_TEMPORARY);
    isRefused(portal, new Credentials(same.replace("-", "")), Reason.SAME_AS_TEMPORARY);
    assertThat(logins).isEmpty();
  }

  /**
   * The host's keeper, which hashes it, is not asked; and as a temporary one it is not looked up.
   */
  private void isRefusedUnseen(String password) {
    var logins = new ArrayList<NewLogin>();
    var portal = invited(1, logins);
    assertThat(password).hasSizeGreaterThan(Credentials.MAX_LENGTH);
    isRefused(portal, new Credentials(password), Reason.TOO_LONG);
    assertThat(logins).isEmpty();
    assertThat(check(portal, password)).isEqualTo(new PasswordCheck.Wrong());
  }

  /** It is the host's to keep it whole; here it gets what it needs for that. */
  private void isHandedOverWhole(String password) {
    var logins = new ArrayList<NewLogin>();
    var portal = invited(1, logins);
    assertThat(accept(portal, password)).isInstanceOf(AcceptOutcome.Accepted.class);
    assertThat(logins)
        .singleElement()
        .extracting(login -> login.credentials().password())
        .isEqualTo(password)
        .isNotEqualTo(password.substring(0, 72));
  }

  private void isRefused(TestPortal portal, Credentials credentials, Reason reason) {
    var ticket = ticket(portal);
    var before = stored();
    var refused = new PasswordRefused(reason, null);
    assertThat(portal.door().acceptance().accept(token(portal), credentials)).isEqualTo(refused);
    assertThat(portal.door().acceptance().accept(ticket, credentials)).isEqualTo(refused);
    assertThat(stored()).isEqualTo(before);
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.PENDING);
  }

  private PasswordTicket ticket(TestPortal portal) {
    return ((PasswordCheck.Right) check(portal, temporaryPassword(portal))).ticket();
  }

  private PasswordCheck check(TestPortal portal, String typed) {
    return portal.door().acceptance().check(address(1).value(), typed, "203.0.113.7");
  }
}
