package io.github.portalinvites.internal.secret;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.memory.InMemoryStorage;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.secret.ChangedSecretKeyException;
import io.github.portalinvites.secret.SecretKeys;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KeyCheckTest {

  private final InMemoryStorage storage = new InMemoryStorage();

  @Test
  void theSameKeysAreFine() {
    check(SecretKeys.of("a", key(1)));
    assertThatNoException().isThrownBy(() -> check(SecretKeys.of("b", key(2)).older("a", key(1))));
  }

  @Test
  void anotherKeyUnderAnOldIdIsNoticed() {
    check(SecretKeys.of("a", key(1)));
    assertThatThrownBy(() -> check(SecretKeys.of("b", key(2)).older("a", key(3))))
        .isInstanceOf(ChangedSecretKeyException.class)
        .hasMessageStartingWith("The secret key a is not the one used before");
  }

  private void check(SecretKeys keys) {
    var secrets = new Secrets(PortalId.DEFAULT, keys, new SecureRandom());
    storage.inTransaction(
        PortalId.DEFAULT,
        stores -> {
          secrets.check(stores.settings());
          return true;
        });
  }

  private static byte[] key(int fill) {
    var key = new byte[32];
    Arrays.fill(key, (byte) fill);
    return key;
  }
}
