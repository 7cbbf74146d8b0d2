package io.github.portalinvites.internal.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.portalinvites.invitation.Generation;
import io.github.portalinvites.invitation.Generation.LookUp;
import io.github.portalinvites.invitation.InvitationId;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.secret.ChangedSecretKeyException;
import io.github.portalinvites.secret.SecretKeys;
import io.github.portalinvites.secret.UnknownSecretKeyException;
import io.github.portalinvites.storage.SettingsStore;
import io.github.portalinvites.template.CredentialPolicy;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of one portal's invitations, derived anew whenever one is mailed or proved. Nothing
 * that is stored suffices to make one. Thread-safe.
 */
public final class Secrets {

  private static final String PREFIX = "pi1_";
  private static final Pattern TOKEN = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
  private static final int SALT_BYTES = 16;
  private static final String CHECK = "secret-key.";

  private final PortalId portal;
  private final SecretKeys keys;
  private final SecureRandom random;

  public Secrets(PortalId portal, SecretKeys keys, SecureRandom random) {
    this.portal = portal;
    this.keys = keys;
    this.random = random;
  }

  /** A new set of secrets under the current key: its salt, and what finds it again. */
  public Generation generate(InvitationId invitation, int number, CredentialPolicy policy) {
    var bare = bare(number, newSalt());
    var lookUp =
        new LookUp(
            policy.mailsLink() ? hash(token(invitation, bare)) : null,
            policy.mailsPassword() ? hash(digits(invitation, bare)) : null);
    return new Generation(number, bare.keyId(), bare.salt(), lookUp, null, null);
  }

  /**
   * The token in the link of a generation.
   *
   * @throws UnknownSecretKeyException if it is of a key that this process was not given
   */
  public String token(InvitationId invitation, Generation generation) {
    var hash = derive("link", invitation, generation);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }

  /**
   * The temporary password of a generation, in groups of four.
   *
   * @throws UnknownSecretKeyException if it is of a key that this process was not given
   */
  public String temporaryPassword(InvitationId invitation, Generation generation) {
    return TemporaryPassword.grouped(digits(invitation, generation));
  }

  /** What finds the invitation of a token that somebody brought; empty if it cannot be one. */
  public static Optional<String> lookUpToken(String token) {
    return isToken(token) ? Optional.of(hash(token)) : Optional.empty();
  }

  /** What finds the invitation of a temporary password that somebody typed. */
  public static Optional<String> lookUpPassword(String typed) {
    return TemporaryPassword.typed(typed).map(Secrets::hash);
  }

  /**
   * Whether {@code token} is the one of this generation; to be asked after every look-up.
   *
   * @throws UnknownSecretKeyException if it is of a key that this process was not given
   */
  public boolean provesLink(String token, InvitationId invitation, Generation generation) {
    return generation.lookUp().link() != null
        && isToken(token)
        && same(token, token(invitation, generation));
  }

  /**
   * Whether what somebody typed is the temporary password of this generation.
   *
   * @throws UnknownSecretKeyException if it is of a key that this process was not given
   */
  public boolean provesPassword(String typed, InvitationId invitation, Generation generation) {
    return generation.lookUp().password() != null
        && TemporaryPassword.typed(typed)
            .filter(digits -> same(digits, digits(invitation, generation)))
            .isPresent();
  }

  /**
   * Whether {@code hash} is what finds the temporary password of this generation.
   *
   * @throws UnknownSecretKeyException if it is of a key that this process was not given
   */
  public boolean provesPasswordHash(String hash, InvitationId invitation, Generation generation) {
    return generation.lookUp().password() != null
        && same(hash, hash(digits(invitation, generation)));
  }

  public boolean knows(String keyId) {
    return keys.key(keyId).isPresent();
  }

  /**
   * Makes sure that each key is the one used under its id before, and remembers the new ones.
   *
   * @throws ChangedSecretKeyException if one is not
   */
  public void check(SettingsStore settings) {
    for (var id : keys.ids()) {
      var now = HexFormat.of().formatHex(KeyedHash.hmac(key(id), bytes("check"), bytes(portal)));
      var before = settings.load(CHECK + id);
      if (before.isPresent() && !same(before.get(), now)) {
        throw new ChangedSecretKeyException(id);
      }
      if (before.isEmpty()) {
        settings.save(CHECK + id, now);
      }
    }
  }

  /**
   * A seal of 32 bytes under the current key over something that leaves us and must come back
   * unaltered. No seal of one purpose is one of another, nor a secret of an invitation.
   */
  public byte[] mac(String purpose, byte[] sealed) {
    return KeyedHash.hmac(key(keys.current()), bytes("mac." + purpose), bytes(portal), sealed);
  }

  /**
   * A keyed hash of a text that must not be kept, to compare with others later, whichever key is
   * current by then.
   */
  public String disguise(String purpose, String text) {
    return disguise(keys.current(), purpose, text);
  }

  /** Whether {@code disguised} is what {@link #disguise} made of {@code text}. */
  public boolean isDisguised(String disguised, String purpose, String text) {
    var keyId = disguised.substring(0, Math.max(0, disguised.lastIndexOf(':')));
    return knows(keyId) && same(disguised, disguise(keyId, purpose, text));
  }

  private String disguise(String keyId, String purpose, String text) {
    var hash = KeyedHash.hmac(key(keyId), bytes("text." + purpose), bytes(portal), bytes(text));
    return keyId + ":" + HexFormat.of().formatHex(hash);
  }

  private String digits(InvitationId invitation, Generation generation) {
    return TemporaryPassword.digits(derive("password", invitation, generation));
  }

  private byte[] derive(String purpose, InvitationId invitation, Generation generation) {
    return KeyedHash.hmac(
        key(generation.keyId()),
        bytes(purpose),
        bytes(portal),
        bytes(invitation),
        KeyedHash.fourBytes(generation.number()),
        HexFormat.of().parseHex(generation.salt()));
  }

  private byte[] key(String id) {
    return keys.key(id).orElseThrow(() -> new UnknownSecretKeyException(id));
  }

  private Generation bare(int number, String salt) {
    return new Generation(number, keys.current(), salt, new LookUp(null, null), null, null);
  }

  private String newSalt() {
    var salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }

  private static boolean isToken(@Nullable String text) {
    return text != null && TOKEN.matcher(text).matches();
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }

  private static String hash(String secret) {
    return HexFormat.of().formatHex(KeyedHash.sha256(secret.getBytes(US_ASCII)));
  }

  private static byte[] bytes(Object field) {
    return field.toString().getBytes(UTF_8);
  }
}
