package io.github.portalinvites.internal.invitation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.portalinvites.internal.secret.Secrets;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.storage.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Counts attempts to guess a temporary password: 10 an hour under one name, 30 an hour from one
 * client. Names and clients are stored as keyed hashes.
 */
record PasswordAttempts(Secrets secrets, Logins logins) {

  private static final Duration PERIOD = Duration.ofHours(1);
  private static final int PER_NAME = 10;
  private static final int PER_CLIENT = 30;

  /** Counts one attempt; if it is one too many, when the next one counts. */
  Optional<Instant> count(Stores stores, String username, String client) {
    var name = logins.named(username).map(each -> each.identity().value()).orElse(username);
    return isAllowed(stores, "client", client, PER_CLIENT)
            && isAllowed(stores, "name", name, PER_NAME)
        ? Optional.empty()
        : Optional.of(nextPeriod(stores.now()));
  }

  /** Forgets what was counted under the name of {@code identity}. */
  void forget(Stores stores, IdentityId identity) {
    stores.throttles().reset(key("name", identity.value()));
  }

  private boolean isAllowed(Stores stores, String kind, String counted, int limit) {
    return stores.throttles().hit(key(kind, counted), 1, limit, PERIOD) > 0;
  }

  private String key(String kind, String counted) {
    var key = secrets.mac("password-attempts." + kind, counted.getBytes(UTF_8));
    return HexFormat.of().formatHex(key);
  }

  private static Instant nextPeriod(Instant now) {
    var millis = PERIOD.toMillis();
    return Instant.ofEpochMilli((now.toEpochMilli() / millis + 1) * millis);
  }
}
