package io.github.portalinvites.jdbc;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.access.AccessGrant;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.AcceptOutcome;
import io.github.portalinvites.invitation.InvitationStatus;
import io.github.portalinvites.invitation.InvitedContract;
import io.github.portalinvites.invitation.PortalLogins.PortalUser;
import io.github.portalinvites.invitation.RevokeOutcome;
import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.storage.contract.TestedStorage;
import io.github.portalinvites.testkit.TestPortal;
import io.github.portalinvites.testkit.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Staff who decide while a worker, or somebody else, is about to do the opposite; PostgreSQL. */
class DecisionRaceTest implements InvitedContract {

  private static final int CONTACTS = 80;
  private static final DataSource DATABASE =
      TestDatabase.POSTGRESQL.installed(KeyType.WHOLE_NUMBER);

  private final TestedStorage tested = TestDatabase.tested(DATABASE, KeyType.WHOLE_NUMBER);

  @Override
  public TestedStorage tested() {
    return tested;
  }

  @Test
  void whoeverIsToldRevokedHasNoLinkThatLives() {
    var portal = town(CONTACTS, each -> each.inFlightWindow(1));
    portal.start(invite());
    var revoked = whileSending(portal, contact -> revoke(portal, contact));
    assertThat(revoked).contains(RevokeOutcome.REVOKED);
    for (int contact = 1; contact <= CONTACTS; contact++) {
      if (revoked.get(contact - 1) == RevokeOutcome.REVOKED) {
        assertThat(status(portal, contact)).isEqualTo(InvitationStatus.REVOKED);
      }
    }
    for (int mail = 0; mail < portal.mails().sent().size(); mail++) {
      assertThat(portal.door().acceptance().accept(token(portal, mail)))
          .as("a link of somebody who was revoked")
          .isInstanceOf(AcceptOutcome.Dead.class);
    }
  }

  @Test
  void whoeverIsImportedHasOneLoginAndNoOtherLink() {
    var portal = town(CONTACTS, each -> each.inFlightWindow(1));
    portal.start(invite());
    whileSending(
        portal,
        contact -> {
          var user = new PortalUser(address(contact).value(), null);
          return portal.door().logins().importUsers(DANA, List.of(user));
        });
    for (int mail = 0; mail < portal.mails().sent().size(); mail++) {
      assertThat(portal.door().acceptance().accept(token(portal, mail)))
          .isInstanceOf(AcceptOutcome.Dead.class);
    }
    assertThat(portal.door().audience().counts(DANA, everybody()).counts().accepted().contacts())
        .isEqualTo(CONTACTS);
  }

  @Test
  void grantDoesNotOutliveTheLink() {
    var portal = town(CONTACTS);
    for (int contact = 1; contact <= CONTACTS; contact++) {
      var id = contact(contact);
      var account = keys().account(contact);
      Together.run(
          List.<Callable<Boolean>>of(
              () -> granted(portal, id, account),
              () -> {
                portal.door().access().unlink(DANA, id, account);
                return true;
              }));
      portal.commit(stores -> assertThat(stores.access().of(List.of(id))).isEmpty());
    }
  }

  private static boolean granted(TestPortal portal, ContactId contact, AccountId account) {
    try {
      portal.door().access().grant(DANA, contact, account, AccessGrant.allSites());
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  private RevokeOutcome revoke(TestPortal portal, int contact) {
    return portal.door().invitations().revoke(DANA, contact(contact));
  }

  /** Decides on each contact in turn while two workers send. */
  private <T> List<T> whileSending(TestPortal portal, IntFunction<T> decision) {
    var decided = new ArrayList<T>();
    Callable<Boolean> worker =
        () -> {
          portal.work();
          return true;
        };
    Together.run(
        List.of(
            worker,
            worker,
            () -> {
              IntStream.rangeClosed(1, CONTACTS).mapToObj(decision).forEach(decided::add);
              return true;
            }));
    portal.work();
    return decided;
  }
}
