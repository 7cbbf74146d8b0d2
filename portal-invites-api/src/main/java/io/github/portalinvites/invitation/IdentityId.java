package io.github.portalinvites.invitation;

import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.portal.KeyType;

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

  /** Never the whole address: this text may reach a log. */
  @Override
  public String toString() {
    return isMailbox() ? EmailAddress.parse(value).masked() : value;
  }
}
