package io.github.portalinvites.invitation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One set of an invitation's secrets. A repeated message carries the same set; a resend makes the
 * next.
 *
 * @param number 1 for the first
 * @param keyId which of the host's secret keys the secrets are derived under
 * @param salt 16 random bytes as lower-case hex
 * @param lookUp what finds the invitation by a secret; proves nothing
 * @param handedOver when the mail server took the message that carries it, null before
 * @param expires when it stops being valid, null before it was handed over
 */
public record Generation(
    int number,
    String keyId,
    String salt,
    LookUp lookUp,
    @Nullable Instant handedOver,
    @Nullable Instant expires) {

  /** This generation, handed over. */
  public Generation handedOver(Instant at, Instant until) {
    return new Generation(number, keyId, salt, lookUp, at, until);
  }

  /**
   * Lower-case hex of the SHA-256 of each secret that the message carries.
   *
   * @param link null if the policy mails no link
   * @param password null if the policy mails no temporary password
   */
  public record LookUp(@Nullable String link, @Nullable String password) {}
}
