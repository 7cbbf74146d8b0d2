package io.github.portalinvites.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.invitation.AcceptOutcome;
import io.github.portalinvites.invitation.AcceptOutcome.Accepted;
import io.github.portalinvites.invitation.AcceptOutcome.Dead;
import io.github.portalinvites.invitation.DeadLink.AlreadyAccepted;
import io.github.portalinvites.invitation.InvitationStatus;
import io.github.portalinvites.invitation.InvitedContract;
import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.storage.contract.TestedStorage;
import io.github.portalinvites.testkit.TestPortal;
import io.github.portalinvites.testkit.Together;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Many who open the same link at the same time, on PostgreSQL. */
class AcceptRaceTest implements InvitedContract {

  private static final int LINKS = 200;
  private static final int PEOPLE = 32;
  private static final DataSource DATABASE =
      TestDatabase.POSTGRESQL.installed(KeyType.WHOLE_NUMBER);

  private final TestedStorage tested = TestDatabase.tested(DATABASE, KeyType.WHOLE_NUMBER);

  @Override
  public TestedStorage tested() {
    return tested;
  }

  @Test
  void ofThirtyTwoSimultaneousAcceptsOneWins() {
    var portal = invited(LINKS, Collections.synchronizedList(new ArrayList<>()));
    var outcomes = IntStream.range(0, LINKS).mapToObj(link -> race(portal, link)).toList();
    assertThat(outcomes).allSatisfy(AcceptRaceTest::oneWon);
    for (int contact = 1; contact <= LINKS; contact++) {
      assertThat(status(portal, contact)).isEqualTo(InvitationStatus.ACCEPTED);
      assertThat(history(portal, contact, Activity.Kind.INVITATION_ACCEPTED)).hasSize(1);
      assertThat(portal.door().accessQuestions().accessibleAccounts(contact(contact))).hasSize(1);
    }
  }

  private List<AcceptOutcome> race(TestPortal portal, int link) {
    var token = token(portal, link);
    return Together.race(PEOPLE, () -> portal.door().acceptance().accept(token, CHOSEN));
  }

  private static void oneWon(List<AcceptOutcome> outcomes) {
    assertThat(outcomes).filteredOn(Accepted.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(each -> !(each instanceof Accepted))
        .containsOnly(new Dead(new AlreadyAccepted()));
  }
}
