package io.github.portalinvites.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.storage.contract.TestedStorage;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Acts at random, and a portal that goes through them in step with the model. */
public final class Lives extends DomainContextBase {

  /** Who has which mailbox and account is told by the host's directory, not by the history. */
  private static final Set<Act.What> OF_THE_DIRECTORY =
      EnumSet.of(Act.What.CHANGE_EMAIL, Act.What.LINK, Act.What.UNLINK);

  private static final int VARIANTS = 20;
  private static final int LETTERS = 3;

  @Provide
  Arbitrary<Act> acts() {
    return Combinators.combine(
            Arbitraries.of(Act.What.class),
            Arbitraries.integers().between(1, Act.CONTACTS),
            Arbitraries.integers().between(1, LETTERS),
            Arbitraries.integers().between(0, VARIANTS - 1))
        .as(Lives::act)
        .withoutEdgeCases();
  }

  private static Act act(Act.What what, int who, int which, int how) {
    return switch (what) {
      case LINK, UNLINK, SWITCH_CLASS, GRANT -> new Act(what, who, 1 + which % Act.ACCOUNTS, how);
      default -> new Act(what, who, which, how);
    };
  }

  /** Whatever is done, what comes of it and all that can be seen then is what the model says. */
  public static void isAsBelieved(TestedStorage tested, List<Act> acts) {
    var model = new ModelLife(tested.clock().instant());
    var life = new PortalLife(tested);
    for (int step = 0; step < acts.size(); step++) {
      var act = acts.get(step);
      var expected = model.act(act);
      assertThat(life.act(act))
          .as("what came of %s after %s", act, acts.subList(0, step))
          .isEqualTo(expected);
      assertThat(life.picture())
          .as("the picture after %s", acts.subList(0, step + 1))
          .isEqualTo(model.picture());
    }
    assertThat(life.portal().door().audienceUpkeep().verify().repaired())
        .as("rows that drifted after %s", acts)
        .isZero();
    life.close();
  }

  /** What the history tells, replayed, is how everybody stands. */
  public static void isInTheHistory(TestedStorage tested, List<Act> acts) {
    var life = new PortalLife(tested);
    acts.stream().filter(act -> !OF_THE_DIRECTORY.contains(act.what())).forEach(life::act);
    for (int contact = 1; contact <= Act.CONTACTS; contact++) {
      assertThat(life.replayed(contact))
          .as("the history of %d after %s", contact, acts)
          .isEqualTo(life.standing(contact));
    }
    life.close();
  }
}
