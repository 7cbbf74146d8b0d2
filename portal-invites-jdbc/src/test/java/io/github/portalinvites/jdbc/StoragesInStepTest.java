package io.github.portalinvites.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.DetailsQuery;
import io.github.portalinvites.internal.audience.AudienceLaws;
import io.github.portalinvites.internal.audience.AudiencePortrait;
import io.github.portalinvites.internal.audience.FollowedWorld;
import io.github.portalinvites.memory.InMemoryStorage;
import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.contract.TestedStorage;
import io.github.portalinvites.testkit.RandomWorld;
import io.github.portalinvites.testkit.RandomWorlds;
import io.github.portalinvites.testkit.RandomWorlds.Step;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;

/** Memory, H2 and PostgreSQL say the same about every world, and keep the laws of audiences. */
@Domain(RandomWorlds.class)
class StoragesInStepTest {

  private static final KeyType KEYS = KeyType.WHOLE_NUMBER;
  private static final TestedStorage MEMORY = TestedStorage.of(KEYS, InMemoryStorage::new);
  private static final Map<TestDatabase, TestedStorage> DATABASES =
      Map.of(
          TestDatabase.H2, TestDatabase.tested(TestDatabase.H2.installed(KEYS), KEYS),
          TestDatabase.POSTGRESQL,
              TestDatabase.tested(TestDatabase.POSTGRESQL.installed(KEYS), KEYS));

  /** In portals of one name, since fingerprints hold it. */
  @Property
  void answersAreTheSame(
      @ForAll RandomWorld world, @ForAll AudienceFilter filter, @ForAll DetailsQuery view) {
    var portal = PortalId.of("world-" + UUID.randomUUID());
    var contacts = world.contactIds();
    var memory = begun(portal, MEMORY, world).portal();
    var expected = AudiencePortrait.of(memory, filter, contacts, view);
    DATABASES.forEach(
        (name, database) -> {
          var other = begun(portal, database, world).portal();
          assertThat(AudiencePortrait.of(other, filter, contacts, view))
              .as("%s", name)
              .isEqualTo(expected);
        });
  }

  @Property
  void lawsHold(@ForAll RandomWorld world, @ForAll AudienceFilter filter) {
    for (var database : DATABASES.values()) {
      var laws = new AudienceLaws(begun(database, world).portal().door().audience(), filter);
      laws.detailsAreWhatIsCounted();
      laws.conditionsNarrow();
      laws.rowsAreNoFewerThanContacts();
      laws.explanationsAgree(world.contactIds());
    }
  }

  @Property
  void changesLeadWhereBuildingAnewWould(
      @ForAll RandomWorld world, @ForAll @Size(max = 15) List<Step> steps) {
    var expected = begun(MEMORY, world);
    steps.forEach(expected::take);
    for (var database : DATABASES.values()) {
      var followed = begun(database, world);
      steps.forEach(followed::take);
      followed.isAsIfBuiltAnew();
      assertThat(followed.rows()).isEqualTo(expected.rows());
    }
  }

  @Property
  void countsAndDetailsAgreeWhileOthersChangeAndSend(
      @ForAll RandomWorld world,
      @ForAll AudienceFilter filter,
      @ForAll @Size(max = 10) List<Step> steps) {
    for (var database : DATABASES.values()) {
      begun(database, world).isOnePictureWhile(steps, filter);
    }
  }

  private static FollowedWorld begun(TestedStorage tested, RandomWorld world) {
    return begun(PortalId.of("world-" + UUID.randomUUID()), tested, world);
  }

  private static FollowedWorld begun(PortalId portal, TestedStorage tested, RandomWorld world) {
    var own = new TestedStorage(tested.storage(), tested.clock(), portal, tested.keys());
    var followed = new FollowedWorld(own);
    followed.begin(world);
    return followed;
  }
}
