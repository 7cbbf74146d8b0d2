package io.github.portalinvites.invitation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.portal.KeyType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One login of a portal: the mailbox that all contacts with that e-mail share, or the contact
 * itself where it has no valid e-mail, or where each contact has a login of its own.
 *
 * @param value the canonical e-mail, or a mark of the contact that no e-mail can equal
 */
public record IdentityId(String value) {

  /** The mailbox of {@code contact} as its e-mail stands now; without one, the contact itself. */
  public static IdentityId mailboxOf(Contact contact) {
    return EmailAddress.find(contact.reach().email())
        .map(IdentityId::of)
        .orElseGet(() -> of(contact.id()));
  }

  public static IdentityId of(EmailAddress mailbox) {
    return new IdentityId(mailbox.canonical());
  }

  /** The identity of a contact that shares no mailbox. */
  public static IdentityId of(ContactId contact) {
    var type = contact.key().type();
    return new IdentityId("contact:%s:%s".formatted(mark(type), contact));
  }

  private static String mark(KeyType type) {
    return switch (type) {
      case WHOLE_NUMBER -> "n";
      case UUID -> "u";
      case TEXT -> "t";
    };
  }

  /** False for the identity of a single contact. */
  public boolean isMailbox() {
    return !value.startsWith("contact:");
  }

  /**
   * Stands for this identity where nobody shall read it: only whoever knows it can tell that it is
   * meant.
   */
  public IdentityId hashed() {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(value.getBytes(UTF_8));
      return new IdentityId("contact:h:" + HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Never the whole address: this text may reach a log. */
  @Override
  public String toString() {
    return isMailbox() ? EmailAddress.parse(value).masked() : value;
  }
}
