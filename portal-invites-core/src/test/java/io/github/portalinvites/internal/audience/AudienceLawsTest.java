package io.github.portalinvites.internal.audience;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.memory.InMemoryStorage;
import io.github.portalinvites.storage.contract.TestedStorage;
import io.github.portalinvites.testkit.RandomWorld;
import io.github.portalinvites.testkit.RandomWorlds;
import io.github.portalinvites.testkit.RandomWorlds.Step;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;

@Domain(RandomWorlds.class)
class AudienceLawsTest {

  @Property
  void detailsAreWhatIsCounted(@ForAll RandomWorld world, @ForAll AudienceFilter filter) {
    laws(world, filter).detailsAreWhatIsCounted();
  }

  @Property
  void conditionsNarrow(@ForAll RandomWorld world, @ForAll AudienceFilter filter) {
    laws(world, filter).conditionsNarrow();
  }

  @Property
  void rowsAreNoFewerThanContacts(@ForAll RandomWorld world, @ForAll AudienceFilter filter) {
    laws(world, filter).rowsAreNoFewerThanContacts();
  }

  @Property
  void explanationsAgree(@ForAll RandomWorld world, @ForAll AudienceFilter filter) {
    laws(world, filter).explanationsAgree(world.contactIds());
  }

  @Property
  void facetsAreTheCountsOfWhatTheyStandFor(
      @ForAll RandomWorld world, @ForAll AudienceFilter filter) {
    laws(world, filter).facetsAreTheCountsOfWhatTheyStandFor();
  }

  @Property
  void divisionsAreCountedAsIfAlone(@ForAll RandomWorld world, @ForAll AudienceFilter filter) {
    laws(world, filter).divisionsAreCountedAsIfAlone();
  }

  @Property
  void foldingChangesIsAsGoodAsBuildingAnew(
      @ForAll RandomWorld world, @ForAll @Size(max = 15) List<Step> steps) {
    var followed = new FollowedWorld(TestedStorage.of(InMemoryStorage::new));
    followed.begin(world);
    steps.forEach(followed::take);
    followed.isAsIfBuiltAnew();
  }

  private static AudienceLaws laws(RandomWorld world, AudienceFilter filter) {
    var followed = new FollowedWorld(TestedStorage.of(InMemoryStorage::new));
    followed.begin(world);
    return new AudienceLaws(followed.portal().door().audience(), filter);
  }
}
