package io.github.portalinvites.internal.audience;

import io.github.portalinvites.audience.AudienceUpkeep.Drift;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.portal.HostKey;
import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.storage.Stores;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A walk over the whole directory, then over the contacts with rows to find those that are gone.
 * How far it has come is stored with each batch.
 */
final class Resync {

  private static final String MARK = "audience.resync";
  private static final String SINCE = "audience.resync.since";

  private Resync() {}

  static boolean isUnderWay(Stores stores) {
    return stores.settings().load(MARK).isPresent();
  }

  /** Starts from the beginning, in place of a walk under way. */
  static void begin(Stores stores) {
    if (!isUnderWay(stores)) {
      stores.settings().save(SINCE, stores.now().toString());
    }
    stores.settings().save(MARK, Mark.START.text());
  }

  /** When the walk under way was called for; empty if there is none. */
  static Optional<Instant> since(Stores stores) {
    return stores.settings().load(SINCE).map(Instant::parse);
  }

  /**
   * Does the next batch of a walk under way.
   *
   * @return false if there is none, or no more
   */
  static boolean step(Stores stores, AudienceFolder folder) {
    var mark = stores.settings().load(MARK).map(Mark::of);
    mark.ifPresent(each -> goOn(stores, folder, each));
    return mark.isPresent();
  }

  private static void goOn(Stores stores, AudienceFolder folder, Mark mark) {
    var next = walk(stores, mark, folder::rebuild).mark();
    if (next == null) {
      stores.settings().remove(MARK);
      stores.settings().remove(SINCE);
    } else {
      stores.settings().save(MARK, next.text());
    }
  }

  /**
   * One batch of a walk: {@code visit} gets the contacts that the directory or the rows have next.
   */
  static Step walk(Stores stores, Mark mark, BiFunction<Stores, Set<ContactId>, Drift> visit) {
    var found =
        mark.rows
            ? stores.audience().contactsAfter(mark.after, AudienceFolder.BATCH)
            : stores.directory().contactsAfter(mark.after, AudienceFolder.BATCH);
    var drift = visit.apply(stores, mark.rows ? gone(stores, found) : Set.copyOf(found));
    if (found.isEmpty()) {
      return new Step(mark.rows ? null : new Mark(true, null), drift);
    }
    return new Step(new Mark(mark.rows, found.get(found.size() - 1)), drift);
  }

  private static Set<ContactId> gone(Stores stores, List<ContactId> contacts) {
    var gone = new HashSet<>(contacts);
    stores.directory().facts(contacts).forEach(each -> gone.remove(each.contact().id()));
    return gone;
  }

  /** What a batch of a walk found, and where the next begins; null at the end. */
  record Step(@Nullable Mark mark, Drift drift) {}

  /** How far a walk has come: in the directory, or in the rows. */
  record Mark(boolean rows, @Nullable ContactId after) {

    static final Mark START = new Mark(false, null);

    static Mark of(String text) {
      var parts = text.split(":", 3);
      var rows = parts[0].equals("rows");
      return parts.length == 1
          ? new Mark(rows, null)
          : new Mark(rows, new ContactId(HostKey.parse(KeyType.valueOf(parts[1]), parts[2])));
    }

    String text() {
      var phase = rows ? "rows" : "directory";
      return after == null ? phase : "%s:%s:%s".formatted(phase, after.key().type(), after);
    }
  }
}
