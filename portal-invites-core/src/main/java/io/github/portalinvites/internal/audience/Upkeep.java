package io.github.portalinvites.internal.audience;

import io.github.portalinvites.audience.AudienceUpkeep;
import io.github.portalinvites.internal.invitation.Logins;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.Change;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.storage.Stores;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps one portal's audience rows in step with its directory. */
final class Upkeep implements AudienceUpkeep {

  /** How many batches a reader takes in before it answers. */
  private static final int BATCHES_BEFORE_READING = 10;

  private final PortalStorage storage;
  private final PortalId portal;
  private final AudienceFolder folder;

  Upkeep(PortalStorage storage, PortalId portal, Logins logins) {
    this.storage = storage;
    this.portal = portal;
    this.folder = new AudienceFolder(logins);
  }

  /**
   * Takes in what the caller may have changed.
   *
   * @return false if more changed than is taken in at once
   */
  boolean catchUpBeforeReading() {
    for (int batch = 0; batch < BATCHES_BEFORE_READING; batch++) {
      if (!foldBatch()) {
        return true;
      }
    }
    return !isBehind();
  }

  /** Like {@link #catchUpBeforeReading()}; tells whether there was anything to take in. */
  boolean keepUp() {
    if (!isBehind()) {
      return false;
    }
    catchUpBeforeReading();
    return true;
  }

  @Override
  public void catchUp() {
    while (foldBatch()) {
      // one batch a transaction, so that nobody waits long
    }
  }

  @Override
  public void resync() {
    storage.inTransaction(
        portal,
        stores -> {
          // also while a walk is under way: what that has passed may have changed since
          stores.changes().append(List.of(new Change.OfEverything()));
          return true;
        });
    catchUp();
  }

  @Override
  public Drift verify() {
    catchUp();
    var total = Drift.NONE;
    Resync.@Nullable Mark mark = Resync.Mark.START;
    while (mark != null) {
      var step = verifyBatch(mark);
      mark = step.mark();
      total = total.plus(step.drift());
    }
    return total;
  }

  private Resync.Step verifyBatch(Resync.Mark mark) {
    return storage.inTransaction(
        portal,
        stores -> {
          folder.fold(stores);
          return Resync.walk(stores, mark, folder::repair);
        });
  }

  @Override
  public Duration lag() {
    return storage.inSnapshot(
        portal,
        stores ->
            Stream.of(stores.changes().oldest(), Resync.since(stores))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .map(oldest -> Duration.between(oldest, stores.now()))
                .orElse(Duration.ZERO));
  }

  private boolean foldBatch() {
    return isBehind() && storage.inTransaction(portal, folder::fold);
  }

  private boolean isBehind() {
    return storage.inSnapshot(portal, Upkeep::isBehind);
  }

  private static boolean isBehind(Stores stores) {
    return stores.changes().oldest().isPresent() || Resync.isUnderWay(stores);
  }
}
