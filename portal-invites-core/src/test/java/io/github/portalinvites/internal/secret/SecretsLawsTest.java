package io.github.portalinvites.internal.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.invitation.InvitationId;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.secret.SecretKeys;
import io.github.portalinvites.template.CredentialPolicy;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SecretsLawsTest {

  private final InvitationId invitation = new InvitationId(new UUID(1, 2));

  @Property
  void secretsHaveTheirShape(@ForAll @Size(32) byte[] key, @ForAll int number) {
    var secrets = secrets(key);
    var made = secrets.generate(invitation, number, CredentialPolicy.BOTH);
    assertThat(secrets.token(invitation, made)).matches("pi1_[A-Za-z0-9_-]{43}");
    assertThat(secrets.temporaryPassword(invitation, made))
        .matches("([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}");
  }

  @Property
  void aRepeatedMessageCarriesTheSameSecrets(@ForAll @Size(32) byte[] key) {
    var made = secrets(key).generate(invitation, 1, CredentialPolicy.BOTH);
    assertThat(secrets(key).token(invitation, made))
        .isEqualTo(secrets(key).token(invitation, made));
    assertThat(secrets(key).provesLink(secrets(key).token(invitation, made), invitation, made))
        .isTrue();
  }

  @Property
  void caseAndHyphensNeverMatter(@ForAll @Size(15) byte[] bits) {
    var digits = TemporaryPassword.digits(bits);
    var typed = TemporaryPassword.grouped(digits).toLowerCase(Locale.ROOT);
    assertThat(TemporaryPassword.typed(typed)).contains(digits);
  }

  @Property
  void oneWrongDigitProvesNothing(
      @ForAll @Size(32) byte[] key, @ForAll @IntRange(max = 23) int position) {
    var secrets = secrets(key);
    var made = secrets.generate(invitation, 1, CredentialPolicy.BOTH);
    var typed = new StringBuilder(secrets.temporaryPassword(invitation, made).replace("-", ""));
    typed.setCharAt(position, typed.charAt(position) == 'A' ? 'B' : 'A');
    assertThat(secrets.provesPassword(typed.toString(), invitation, made)).isFalse();
  }

  @Property
  void noTextBreaksAProof(@ForAll String text) {
    var secrets = secrets(new byte[32]);
    var made = secrets.generate(invitation, 1, CredentialPolicy.BOTH);
    assertThat(secrets.provesLink(text, invitation, made)).isFalse();
    assertThat(secrets.provesPassword(text, invitation, made)).isFalse();
  }

  @Property
  void fieldsNeverRunIntoEachOther(@ForAll byte[] one, @ForAll byte[] other) {
    var key = new byte[32];
    var together = new byte[one.length + other.length];
    System.arraycopy(one, 0, together, 0, one.length);
    System.arraycopy(other, 0, together, one.length, other.length);
    assertThat(KeyedHash.hmac(key, one, other))
        .isNotEqualTo(KeyedHash.hmac(key, together, new byte[0], new byte[0]));
  }

  private static Secrets secrets(byte[] key) {
    return new Secrets(PortalId.DEFAULT, SecretKeys.of("a", key), new SecureRandom());
  }
}
