package io.github.portalinvites.storage;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.ContactId;
import java.util.Collection;
import java.util.List;

/**
 * The activity history. Appended to in the transaction of what it tells; changed only where a
 * person is forgotten, removed only by {@link OldRows}.
 */
public interface ActivityStore {

  /** Appends in the order of {@code activities}. */
  void append(Collection<Activity> activities);

  /**
   * Up to {@code limit} activities that concern a contact, the latest first.
   *
   * @param before the position of the earliest one that is known, {@link Long#MAX_VALUE} at the
   *     start
   */
  List<Entry> ofContact(ContactId contact, long before, int limit);

  /** Like {@link #ofContact}, of a run. */
  List<Entry> ofRun(RunId run, long before, int limit);

  /** Replaces what stands at these positions; of the same contact and run as before. */
  void rewrite(Collection<Entry> entries);

  /** An activity and where it stands; later ones stand higher. */
  record Entry(long position, Activity activity) {}
}
