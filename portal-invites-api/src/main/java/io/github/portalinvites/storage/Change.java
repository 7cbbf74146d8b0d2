package io.github.portalinvites.storage;

import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;

/**
 * Something that the audience rows must follow. Says what to look at again, never what it became.
 */
public sealed interface Change {

  /** A contact or its links. */
  record OfContact(ContactId contact) implements Change {}

  /** An account, its sites or their services. */
  record OfAccount(AccountId account) implements Change {}

  /** Only how an identity stands: no need to read the directory. */
  record OfIdentity(IdentityId identity) implements Change {}

  /** The directory as a whole. */
  record OfEverything() implements Change {}
}
