package io.github.portalinvites.testkit;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.Generation;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InvitationId;
import io.github.portalinvites.invitation.InvitationState;
import io.github.portalinvites.mail.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Invitations with secrets of the right shape that open nothing. */
public final class TestInvitations {

  public static final Duration LIFETIME = Duration.ofDays(30);

  private TestInvitations() {}

  /** The identity of a mailbox. */
  public static IdentityId mailbox(String email) {
    return IdentityId.of(EmailAddress.parse(email));
  }

  public static Invitation queued(IdentityId identity, ContactId... covered) {
    var id = new InvitationId(UUID.randomUUID());
    return Invitation.queued(
        id, identity, identity, Set.of(covered), MutableClock.START, generation(id, 1));
  }

  /** Handed over at {@code at} and valid for 30 days from then. */
  public static Invitation handedOver(Instant at, IdentityId identity, ContactId... covered) {
    return in(InvitationState.HANDED_OVER, at, queued(identity, covered), at);
  }

  /** Handed over at {@code sent}, and ended or accepted at {@code ended}. */
  public static Invitation ended(
      InvitationState state,
      Instant sent,
      Instant ended,
      IdentityId identity,
      ContactId... covered) {
    return in(state, ended, queued(identity, covered), sent);
  }

  /** The secrets of one generation, not yet handed over. */
  public static Generation generation(InvitationId invitation, int number) {
    var lookUp =
        new Generation.LookUp(
            sha256("link %s %d".formatted(invitation, number)),
            sha256("password %s %d".formatted(invitation, number)));
    return new Generation(number, "test", "00112233445566778899aabbccddeeff", lookUp, null, null);
  }

  private static Invitation in(
      InvitationState state, Instant since, Invitation queued, Instant sent) {
    return new Invitation(
        queued.id(),
        queued.identity(),
        queued.mailbox(),
        queued.contacts(),
        state,
        since,
        List.of(queued.latest().handedOver(sent, sent.plus(LIFETIME))),
        0);
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
