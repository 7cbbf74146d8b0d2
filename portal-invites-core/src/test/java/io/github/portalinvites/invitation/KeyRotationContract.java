package io.github.portalinvites.invitation;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.secret.ChangedSecretKeyException;
import io.github.portalinvites.secret.SecretKeys;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was mailed under a key works as long as the ring has that key. */
public interface KeyRotationContract extends InvitedContract {

  byte[] NEXT_KEY = "fedcba9876543210fedcba9876543210".getBytes(US_ASCII);
  SecretKeys NEXT_ONLY = SecretKeys.of("2026-12", NEXT_KEY);
  SecretKeys BOTH_KEYS = NEXT_ONLY.older("2026-05", TestPortal.KEY);

  @Test
  default void linkThatWasMailedUnderTheOlderKeyIsAccepted() {
    var token = token(invited(1));
    var rotated = over(BOTH_KEYS);
    assertThat(peek(rotated, token)).isInstanceOf(LinkState.Open.class);
    assertThat(rotated.door().acceptance().accept(token, CHOSEN))
        .isInstanceOf(AcceptOutcome.Accepted.class);
  }

  @Test
  default void temporaryPasswordThatWasMailedUnderTheOlderKeyIsAccepted() {
    var password = temporaryPassword(invited(1));
    var rotated = over(BOTH_KEYS);
    var check = (PasswordCheck.Right) check(rotated, password);
    assertThat(rotated.door().acceptance().accept(check.ticket(), CHOSEN))
        .isInstanceOf(AcceptOutcome.Accepted.class);
  }

  @Test
  default void mailsAfterTheRotationAreUnderTheNewKey() {
    var old = town(1);
    var rotated = over(BOTH_KEYS);
    rotated.send(invite());
    var token = token(rotated);
    assertThat(peek(over(NEXT_ONLY), token)).isInstanceOf(LinkState.Open.class);
    assertThat(peek(old, token)).isEqualTo(new LinkState.Unknown());
  }

  @Test
  default void resendMovesAnInvitationToTheNewKey() {
    var old = token(invited(1));
    var rotated = over(BOTH_KEYS);
    tested().clock().advance(Duration.ofMinutes(5));
    rotated.door().invitations().resend(DANA, contact(1));
    rotated.work();
    assertThat(peek(over(NEXT_ONLY), token(rotated))).isInstanceOf(LinkState.Open.class);
    assertThat(peek(rotated, old))
        .isEqualTo(new LinkState.Dead(new DeadLink.Superseded(tested().clock().instant())));
  }

  @Test
  default void whatWasMailedUnderARemovedKeyIsUnknown() {
    var before = invited(1);
    var token = token(before);
    var forgetful = over(NEXT_ONLY);
    assertThat(peek(forgetful, token)).isEqualTo(new LinkState.Unknown());
    assertThat(forgetful.door().acceptance().accept(token, CHOSEN))
        .isEqualTo(new AcceptOutcome.Unknown());
    assertThat(check(forgetful, temporaryPassword(before))).isEqualTo(new PasswordCheck.Wrong());
    forgetful.door().acceptance().sendNewLink(token);
    forgetful.work();
    assertThat(forgetful.mails().attempts()).isEmpty();
    assertThat(status(forgetful, 1)).isEqualTo(InvitationStatus.PENDING);
  }

  @Test
  default void invitationUnderARemovedKeyIsSentAgainUnderTheNewOne() {
    invited(1);
    var forgetful = over(NEXT_ONLY);
    tested().clock().advance(Duration.ofMinutes(5));
    forgetful.door().invitations().resend(DANA, contact(1));
    forgetful.work();
    assertThat(peek(forgetful, token(forgetful))).isInstanceOf(LinkState.Open.class);
  }

  @Test
  default void removedKeyThatIsBackOpensItsLinksAgain() {
    var token = token(invited(1));
    assertThat(peek(over(NEXT_ONLY), token)).isEqualTo(new LinkState.Unknown());
    assertThat(peek(over(BOTH_KEYS), token)).isInstanceOf(LinkState.Open.class);
  }

  @Test
  default void anotherKeyUnderAKnownIdIsRefused() {
    var token = token(invited(1));
    assertThatThrownBy(() -> over(SecretKeys.of("2026-05", NEXT_KEY)))
        .isInstanceOf(ChangedSecretKeyException.class);
    assertThat(peek(over(BOTH_KEYS), token)).isInstanceOf(LinkState.Open.class);
  }

  /** Another process with these keys over the same storage. */
  private TestPortal over(SecretKeys ring) {
    return new TestPortal(
            tested(),
            builder ->
                builder.secretKeys(ring).loginKeeper((login, connection) -> Optional.empty()))
        .ready();
  }

  private static LinkState peek(TestPortal portal, String token) {
    return portal.door().acceptance().peek(token);
  }

  private PasswordCheck check(TestPortal portal, String password) {
    return portal.door().acceptance().check(address(1).value(), password, "203.0.113.7");
  }
}
