package io.github.portalinvites.storage;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.AutoSendTrigger;
import io.github.portalinvites.portal.HostId;
import io.github.portalinvites.portal.HostKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events that were told of contacts, so that each sends by itself once at most. */
public interface AutoSendStore {

  /**
   * Keeps an event, unless it is kept already. Of several at the same time one wins; the others
   * wait for it.
   *
   * @param suppressed whether the contact waits for a catch-up because of it
   * @return false if it was kept already; nothing was written, and the transaction can go on
   */
  boolean add(Event event, boolean suppressed);

  /** For those of {@code contacts} that have a suppressed event: when the last one was added. */
  Map<ContactId, Instant> suppressed(Collection<ContactId> contacts);

  /** Forgets every event of a contact. */
  void forget(ContactId contact);

  /**
   * Something that happened to a contact.
   *
   * @param about the key of the account or class that it is about, null if it is about the contact
   */
  record Event(ContactId contact, AutoSendTrigger trigger, @Nullable HostKey about) {

    /** An event about the contact alone. */
    public static Event of(ContactId contact, AutoSendTrigger trigger) {
      return new Event(contact, trigger, null);
    }

    public Event about(HostId other) {
      return new Event(contact, trigger, other.key());
    }
  }
}
