package io.github.portalinvites.internal.secret;

import static io.github.portalinvites.template.CredentialPolicy.BOTH;
import static io.github.portalinvites.template.CredentialPolicy.LINK;
import static io.github.portalinvites.template.CredentialPolicy.TEMPORARY_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.invitation.Generation;
import io.github.portalinvites.invitation.Generation.LookUp;
import io.github.portalinvites.invitation.InvitationId;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.secret.InvalidSecretKeyException;
import io.github.portalinvites.secret.SecretKeys;
import io.github.portalinvites.secret.UnknownSecretKeyException;
import io.github.portalinvites.template.CredentialPolicy;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  private static final InvitationId NINE = new InvitationId(new UUID(7, 9));
  private static final String TOKEN = "pi1_6ucvUKQiE2JmLzxghClyc9tYDLJP0ZUz9BUfBUjSa-E";
  private static final String TOKEN_HASH =
      "086cc34a5caf44e848ee6b4a86e989f8561f3723a266573edc8788453422ae2e";
  private static final String PASSWORD = "6PXW-J2R3-AF0J-E51H-70R4-HQ5H";
  private static final String PASSWORD_HASH =
      "0a74562c1f378124a153de22e5b5497a2c6c6ea1741d63281676ce49fd9f203a";
  private static final Generation SECOND =
      new Generation(2, "a", "ab".repeat(16), new LookUp(TOKEN_HASH, PASSWORD_HASH), null, null);

  private final Secrets secrets = secrets("default", SecretKeys.of("a", key(0)));

  // the answers were computed by Python's hmac over the same fields
  @Test
  void knownAnswers() {
    assertThat(secrets.token(NINE, SECOND)).isEqualTo(TOKEN);
    assertThat(secrets.temporaryPassword(NINE, SECOND)).isEqualTo(PASSWORD);
    assertThat(Secrets.lookUpToken(TOKEN)).contains(TOKEN_HASH);
    assertThat(Secrets.lookUpPassword(PASSWORD)).contains(PASSWORD_HASH);
    assertThat(HexFormat.of().formatHex(secrets.mac("cursor", new byte[] {'x'})))
        .isEqualTo("35577fe52ce7e14d2b76194f07e004d638e4e07d130bb5a9b4b9887687362d85");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PASSWORD,
        "6pxw-j2r3-af0j-e51h-70r4-hq5h",
        "6PXWJ2R3AF0JE51H70R4HQ5H",
        " 6PXW J2R3 AFOJ E5iH 7OR4 HQ5H ",
        "6PXW-J2R3-AFoJ-E5lH-70R4-HQ5H"
      })
  void aTemporaryPasswordIsTypedAsPeopleType(String typed) {
    assertThat(secrets.provesPassword(typed, NINE, SECOND)).isTrue();
    assertThat(Secrets.lookUpPassword(typed)).contains(PASSWORD_HASH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pi1_", TOKEN + "x", "pi2_aaa", "\u0130PXW-J2R3-AF0J-E51H-70R4-HQ5H"})
  void whatIsNoSecretIsNotLookedUp(String text) {
    assertThat(Secrets.lookUpToken(text)).isEmpty();
    assertThat(Secrets.lookUpPassword(text)).isEmpty();
    assertThat(secrets.provesLink(text, NINE, SECOND)).isFalse();
    assertThat(secrets.provesPassword(text, NINE, SECOND)).isFalse();
  }

  @Test
  void provesOnlyItsOwn() {
    assertThat(secrets.provesLink(TOKEN, NINE, SECOND)).isTrue();
    assertThat(secrets.provesLink(TOKEN, new InvitationId(new UUID(7, 8)), SECOND)).isFalse();
    var third = new Generation(3, "a", SECOND.salt(), SECOND.lookUp(), null, null);
    assertThat(secrets.provesLink(TOKEN, NINE, third)).isFalse();
    var salted = new Generation(2, "a", "cd".repeat(16), SECOND.lookUp(), null, null);
    assertThat(secrets.provesLink(TOKEN, NINE, salted)).isFalse();
    assertThat(secrets("other", SecretKeys.of("a", key(0))).provesLink(TOKEN, NINE, SECOND))
        .isFalse();
    assertThat(secrets("default", SecretKeys.of("a", key(1))).provesLink(TOKEN, NINE, SECOND))
        .isFalse();
  }

  @Test
  void provesNothingThatThePolicyDidNotMail() {
    var noPassword = generation(LINK);
    assertThat(noPassword.lookUp().password()).isNull();
    var password = secrets.temporaryPassword(NINE, noPassword);
    assertThat(secrets.provesPassword(password, NINE, noPassword)).isFalse();
    var noLink = generation(TEMPORARY_PASSWORD);
    assertThat(noLink.lookUp().link()).isNull();
    assertThat(secrets.provesLink(secrets.token(NINE, noLink), NINE, noLink)).isFalse();
  }

  @Test
  void aGenerationIsFoundByItsSecrets() {
    var made = generation(BOTH);
    assertThat(Secrets.lookUpToken(secrets.token(NINE, made))).contains(made.lookUp().link());
    assertThat(Secrets.lookUpPassword(secrets.temporaryPassword(NINE, made)))
        .contains(made.lookUp().password());
  }

  @Test
  void eachGenerationHasASaltOfItsOwn() {
    assertThat(generation(BOTH).salt()).isNotEqualTo(generation(BOTH).salt()).hasSize(32);
  }

  @Test
  void anOlderKeyStillProves() {
    var rotated = secrets("default", SecretKeys.of("b", key(1)).older("a", key(0)));
    assertThat(rotated.token(NINE, SECOND)).isEqualTo(TOKEN);
    assertThat(rotated.generate(NINE, 3, BOTH).keyId()).isEqualTo("b");
  }

  @Test
  void anUnknownKeyMailsNoDeadLink() {
    var other = secrets("default", SecretKeys.of("b", key(1)));
    assertThat(other.knows("a")).isFalse();
    assertThatThrownBy(() -> other.token(NINE, SECOND))
        .isInstanceOf(UnknownSecretKeyException.class)
        .hasMessage("No secret key a was given to this process");
  }

  @Test
  void aKeyIsLongEnoughAndNeverShown() {
    assertThatThrownBy(() -> SecretKeys.of("a", new byte[31]))
        .isInstanceOf(InvalidSecretKeyException.class)
        .hasMessage("The secret key a has fewer than 32 bytes");
    assertThatThrownBy(() -> SecretKeys.of("a b", key(0)))
        .isInstanceOf(InvalidSecretKeyException.class);
    assertThatThrownBy(() -> SecretKeys.of("a", key(0)).older("a", key(1)))
        .isInstanceOf(InvalidSecretKeyException.class);
    assertThat(SecretKeys.of("b", key(1)).older("a", key(0))).hasToString("SecretKeys[b, a]");
  }

  @Test
  void aKeyIsCopied() {
    var bytes = key(0);
    var keys = SecretKeys.of("a", bytes);
    Arrays.fill(bytes, (byte) 0);
    keys.key("a").ifPresent(copy -> Arrays.fill(copy, (byte) 0));
    assertThat(secrets("default", keys).token(NINE, SECOND)).isEqualTo(TOKEN);
  }

  private Generation generation(CredentialPolicy policy) {
    return secrets.generate(NINE, 1, policy);
  }

  private static Secrets secrets(String portal, SecretKeys keys) {
    return new Secrets(PortalId.of(portal), keys, new SecureRandom());
  }

  private static byte[] key(int first) {
    var key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (first + i);
    }
    return key;
  }
}
