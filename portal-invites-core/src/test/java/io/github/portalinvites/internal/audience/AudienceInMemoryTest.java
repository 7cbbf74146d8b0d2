package io.github.portalinvites.internal.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.memory.InMemoryStorage;
import io.github.portalinvites.storage.Change;
import io.github.portalinvites.storage.contract.TestedStorage;
import io.github.portalinvites.testkit.TestPortal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AudienceInMemoryTest implements EveryAudienceContract {

  private final TestedStorage tested = TestedStorage.of(InMemoryStorage::new);
  private final TestPortal portal = new TestPortal(tested);

  @Override
  public TestedStorage tested() {
    return tested;
  }

  @Override
  public TestPortal portal() {
    return portal;
  }

  @Test
  void countsTellIfTheyLagBehind() {
    commit(stores -> stores.changes().append(changesOf(6_000)));
    given(records().invitable(1));
    var first = counts(EVERYONE);
    assertThat(first.lagging()).isTrue();
    assertThat(first.total().contacts()).isZero();
    upkeep().catchUp();
    assertThat(counts(EVERYONE).lagging()).isFalse();
    assertThat(counts(EVERYONE).total().contacts()).isEqualTo(1);
  }

  private List<Change> changesOf(int contacts) {
    return IntStream.rangeClosed(2, contacts)
        .<Change>mapToObj(n -> new Change.OfContact(keys().contact(n)))
        .toList();
  }
}
