package io.github.portalinvites.internal.audience;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.DetailsQuery;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.invitation.StatusBucket;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.storage.AudienceLink;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.storage.contract.TestedStorage;
import io.github.portalinvites.testkit.RandomWorld;
import io.github.portalinvites.testkit.RandomWorlds.Step;
import io.github.portalinvites.testkit.TestPortal;
import io.github.portalinvites.testkit.Together;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** A random world in a portal of its own, and what its audience makes of it. */
public final class FollowedWorld {

  private final TestedStorage tested;
  private final TestPortal portal;
  private int steps;

  public FollowedWorld(TestedStorage tested) {
    this.tested = tested;
    this.portal = new TestPortal(tested);
  }

  public TestPortal portal() {
    return portal;
  }

  public void begin(RandomWorld world) {
    commit(
        stores -> {
          world.saveTo(stores);
          return true;
        });
    portal.ready();
  }

  /** Sometimes several changes wait to be taken in, sometimes one. */
  public void take(Step step) {
    step.work().accept(portal);
    if (++steps % 3 == 0) {
      portal.door().audienceUpkeep().catchUp();
    }
  }

  public Set<AudienceLink> rows() {
    portal.door().audienceUpkeep().catchUp();
    return commit(
        stores -> {
          var audience = stores.audience();
          return Set.copyOf(audience.of(audience.contactsAfter(null, RandomWorld.CONTACTS)));
        });
  }

  /** Nothing drifted, and no row differs from what the whole directory gives. */
  public void isAsIfBuiltAnew() {
    var folded = rows();
    assertThat(portal.door().audienceUpkeep().verify().repaired()).isZero();
    forgetRows();
    portal.door().audienceUpkeep().resync();
    assertThat(rows()).isEqualTo(folded);
  }

  /** Whoever looks while things happen and a send runs sees counts and details that agree. */
  public void isOnePictureWhile(List<Step> steps, AudienceFilter filter) {
    var done = new AtomicBoolean();
    Together.run(
        List.of(
            () -> {
              try {
                happen(steps, filter);
              } finally {
                done.set(true);
              }
              return true;
            },
            () -> {
              do {
                picture(filter);
              } while (!done.get());
              return true;
            }));
    picture(filter);
    assertThat(portal.door().audienceUpkeep().verify().repaired()).isZero();
  }

  private void happen(List<Step> steps, AudienceFilter filter) {
    startSending(filter);
    for (var step : steps) {
      take(step);
      portal.door().worker().runOnce();
    }
    portal.work();
  }

  private void startSending(AudienceFilter filter) {
    try {
      portal.start(BulkInvite.to(AudiencePortrait.sendable(filter)));
    } catch (NotFoundException nobodyHasAnAccount) {
      // nothing to send
    }
  }

  private void picture(AudienceFilter filter) {
    var all = DetailsQuery.all().page(PageRequest.first(PageRequest.MAX_SIZE));
    var seen = portal.door().audience().countsAndDetails(DANA, filter, all);
    for (var bucket : StatusBucket.values()) {
      var rows =
          seen.details().items().stream().filter(row -> row.status().bucket() == bucket).toList();
      assertThat(seen.counts().counts().of(bucket)).isEqualTo(AudienceLaws.tally(rows));
    }
  }

  private void forgetRows() {
    commit(
        stores -> {
          stores.changes().take(1);
          var audience = stores.audience();
          var all = new HashSet<>(audience.contactsAfter(null, RandomWorld.CONTACTS));
          audience.replace(all, List.of());
          return true;
        });
  }

  private <T> T commit(Function<Stores, T> work) {
    return tested.storage().inTransaction(tested.portal(), work);
  }
}
