package io.github.portalinvites.internal.invitation;

import io.github.portalinvites.internal.secret.Secrets;
import io.github.portalinvites.invitation.AcceptOutcome.PasswordRefused.Reason;
import io.github.portalinvites.invitation.Credentials;
import io.github.portalinvites.invitation.Generation;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.secret.UnknownSecretKeyException;
import io.github.portalinvites.storage.Stores;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the invitation of a secret that somebody brought: looks it up, then has it proved. */
record SecretDesk(Secrets secrets) {

  private static final Logger LOG = LoggerFactory.getLogger(SecretDesk.class);

  Optional<Brought> ofToken(Stores stores, @Nullable String token) {
    return token == null
        ? Optional.empty()
        : Secrets.lookUpToken(token)
            .flatMap(
                hash ->
                    find(
                        stores,
                        hash,
                        (invitation, generation) ->
                            secrets.provesLink(token, invitation.id(), generation)));
  }

  Optional<Brought> ofPassword(Stores stores, String typed) {
    return Secrets.lookUpPassword(typed)
        .flatMap(
            hash ->
                find(
                    stores,
                    hash,
                    (invitation, generation) ->
                        secrets.provesPassword(typed, invitation.id(), generation)));
  }

  /** Proves the invitation anew: its hash may have been moved since the password was given. */
  Optional<Brought> ofPasswordHash(Stores stores, String hash) {
    return find(
        stores,
        hash,
        (invitation, generation) -> secrets.provesPasswordHash(hash, invitation.id(), generation));
  }

  /** Why the chosen password may not be used; empty if it may, as far as we know. */
  Optional<Reason> refusal(Brought brought, Credentials credentials) {
    var password = credentials.password();
    if (password.isEmpty()) {
      return Optional.of(Reason.EMPTY);
    }
    if (password.length() > Credentials.MAX_LENGTH) {
      return Optional.of(Reason.TOO_LONG);
    }
    return secrets.provesPassword(password, brought.invitation().id(), brought.generation())
        ? Optional.of(Reason.SAME_AS_TEMPORARY)
        : Optional.empty();
  }

  private static Optional<Brought> find(
      Stores stores, String hash, BiPredicate<Invitation, Generation> proof) {
    return stores
        .invitations()
        .find(hash)
        .flatMap(
            invitation -> proved(invitation, proof).map(each -> new Brought(invitation, each)));
  }

  private static Optional<Generation> proved(
      Invitation invitation, BiPredicate<Invitation, Generation> proof) {
    return invitation.generations().stream()
        .filter(each -> holds(proof, invitation, each))
        .findFirst();
  }

  /** A secret under a key that is gone cannot be proved any more. */
  private static boolean holds(
      BiPredicate<Invitation, Generation> proof, Invitation invitation, Generation generation) {
    try {
      return proof.test(invitation, generation);
    } catch (UnknownSecretKeyException e) {
      LOG.warn("Invitation {}: {}", invitation.id(), e.getMessage());
      return false;
    }
  }
}
