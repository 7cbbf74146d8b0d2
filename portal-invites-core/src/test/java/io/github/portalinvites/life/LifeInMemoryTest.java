package io.github.portalinvites.life;

import io.github.portalinvites.memory.InMemoryStorage;
import io.github.portalinvites.storage.contract.TestedStorage;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;

/** Invitations in memory live as the model says. */
@Domain(Lives.class)
class LifeInMemoryTest {

  @Property
  void isAsBelieved(@ForAll @Size(max = 50) List<Act> acts) {
    Lives.isAsBelieved(TestedStorage.of(InMemoryStorage::new), acts);
  }

  @Property
  void isInTheHistory(@ForAll @Size(max = 50) List<Act> acts) {
    Lives.isInTheHistory(TestedStorage.of(InMemoryStorage::new), acts);
  }
}
