package io.github.portalinvites.jdbc;

import io.github.portalinvites.life.Act;
import io.github.portalinvites.life.Lives;
import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.contract.TestedStorage;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;

/** Invitations on H2 and PostgreSQL live as the model says, and so as in memory. */
@Domain(Lives.class)
class LifeInStepTest {

  private static final KeyType KEYS = KeyType.WHOLE_NUMBER;
  private static final List<TestedStorage> DATABASES =
      List.of(
          TestDatabase.tested(TestDatabase.H2.installed(KEYS), KEYS),
          TestDatabase.tested(TestDatabase.POSTGRESQL.installed(KEYS), KEYS));

  @Property
  void isAsBelieved(@ForAll @Size(max = 50) List<Act> acts) {
    DATABASES.forEach(database -> Lives.isAsBelieved(ofItsOwn(database), acts));
  }

  @Property
  void isInTheHistory(@ForAll @Size(max = 50) List<Act> acts) {
    DATABASES.forEach(database -> Lives.isInTheHistory(ofItsOwn(database), acts));
  }

  private static TestedStorage ofItsOwn(TestedStorage database) {
    var portal = PortalId.of("life-" + UUID.randomUUID());
    return new TestedStorage(database.storage(), database.clock(), portal, database.keys());
  }
}
