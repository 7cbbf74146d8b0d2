package io.github.portalinvites.storage;

import io.github.portalinvites.audience.AudienceRow;
import io.github.portalinvites.audience.AudienceSort;
import io.github.portalinvites.audience.BucketCounts;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Standing;
import io.github.portalinvites.portal.HostKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The audience rows. Written only by a transaction that has called {@link ChangeLog#take}. */
public interface AudienceRows {

  /**
   * Replaces all rows of {@code contacts} by {@code links}, which are of these contacts only; a
   * contact without a link there has no rows any more. All links of a contact name it and stand
   * alike.
   */
  void replace(Set<ContactId> contacts, Collection<AudienceLink> links);

  /** Changes how contacts stand; contacts without rows are passed over. */
  void restate(Map<ContactId, Standing> standings);

  /**
   * The contacts with rows whose identity or mailbox each of {@code identities} is, in no order;
   * those that are nobody's are left out.
   */
  Map<IdentityId, Set<ContactId>> contactsOf(Collection<IdentityId> identities);

  /** The rows of {@code contacts}, in no order. */
  List<AudienceLink> of(Collection<ContactId> contacts);

  /**
   * Up to {@code limit} contacts with rows that follow {@code after} in the order of keys, from the
   * first one if null.
   */
  List<ContactId> contactsAfter(@Nullable ContactId after, int limit);

  /** Distinct contacts, and the rows that they stand in. */
  BucketCounts counts(AudienceQuery query);

  /**
   * The counts of each value of a list under the whole query; values that match no row are left
   * out. A row counts under each of its site sources.
   */
  Map<HostKey, BucketCounts> countsBy(Dimension dimension, AudienceQuery query);

  /**
   * Up to {@code limit} rows that follow {@code after} in {@code order}, from the first one if
   * null, whether or not the row of {@code after} still stands there. A row without the value that
   * is sorted by counts as the least. The status is as shown now, also where it depends on the
   * clock or the queue.
   */
  List<RowAt> page(AudienceQuery query, Order order, @Nullable Position after, int limit);

  /**
   * Up to {@code limit} distinct contacts with a matching row that follow {@code after}, from the
   * first one if null, whether or not that one still stands there; in the order of {@link
   * AudienceLink.Keys#firstName()}, ties by number.
   */
  List<PersonAt> people(AudienceQuery query, @Nullable PersonPosition after, int limit);

  /**
   * Up to {@code limit} identities with their contacts that match, in an order that never changes,
   * from the one after {@code after}.
   *
   * @param after the position of the last one that is done, 0 at the start
   */
  List<Candidate> candidates(AudienceQuery query, long after, int limit);

  /** A list that counts can be split by. */
  enum Dimension {
    DIVISION,
    ACCOUNT_CLASS,
    BILL_GROUP,
    ACCOUNT_SOURCE,
    SITE_SOURCE
  }

  /**
   * What rows are sorted by; ties in the order of the positions' numbers, in the same direction.
   */
  record Order(AudienceSort sort, boolean descending) {}

  /**
   * Where a row stands in an order.
   *
   * @param value what it is sorted by, in a form of the adapter's own; null if it has none
   * @param contact a number of the contact that stays the same while it has rows
   * @param account a number of the account that stays the same while it has rows
   */
  record Position(@Nullable String value, long contact, long account) {}

  /** A row and where it stands. */
  record RowAt(AudienceRow row, Position position) {}

  /**
   * Where a contact stands among people.
   *
   * @param contact a number of the contact that stays the same while it has rows
   */
  record PersonPosition(String firstName, long contact) {}

  /** A contact and where it stands. */
  record PersonAt(ContactId contact, PersonPosition position) {}

  /** An identity that a plan may reach, with those of its contacts that match. */
  record Candidate(long position, IdentityId identity, Set<ContactId> contacts) {

    public Candidate {
      contacts = Set.copyOf(contacts);
    }
  }
}
