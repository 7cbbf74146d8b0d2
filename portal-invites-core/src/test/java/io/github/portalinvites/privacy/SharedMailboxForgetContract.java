package io.github.portalinvites.privacy;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.invitation.AcceptOutcome;
import io.github.portalinvites.invitation.InvitationStatus;
import io.github.portalinvites.invitation.InvitedContract;
import io.github.portalinvites.invitation.LinkState;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.testkit.TestPortal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a forgotten contact shared with others stays theirs. */
public interface SharedMailboxForgetContract extends InvitedContract {

  @Test
  default void sharedMailboxKeepsItsInvitation() {
    var portal = shared();
    portal.send(invite());
    forget(portal, 1);
    assertThat(status(portal, 2)).isEqualTo(InvitationStatus.PENDING);
    assertThat(peek(portal)).isInstanceOf(LinkState.Open.class);
    assertThat(portal.door().acceptance().accept(token(portal)))
        .isInstanceOfSatisfying(
            AcceptOutcome.Accepted.class,
            accepted -> assertThat(accepted.contacts()).containsExactly(contact(2)));
  }

  @Test
  default void sharedMailboxKeepsItsMessage() {
    var portal = shared();
    var run = portal.start(invite());
    forget(portal, 1);
    portal.work();
    assertThat(recipients(portal)).containsExactly(address(2));
    assertThat(portal.mails().sent().get(0).text()).doesNotContain("Contact 1,");
    assertThat(portal.run(run).outcomes()).isEqualTo(Map.of(Outcome.SENT, 1L, Outcome.SKIPPED, 1L));
  }

  @Test
  default void sharedMailboxKeepsItsLoginThoughOnlyTheOtherWasInvited() {
    var portal = town(1);
    portal.send(invite());
    portal.door().acceptance().accept(token(portal));
    portal.door().directory().save(records().invitable(2));
    portal.door().directory().save(records().contact(2).email("contact1@example.org"));
    assertThat(status(portal, 2)).isEqualTo(InvitationStatus.ACCEPTED);
    forget(portal, 1);
    assertThat(status(portal, 2)).isEqualTo(InvitationStatus.ACCEPTED);
    forget(portal, 2);
    look(stores -> assertThat(stores.invitations().of(List.of(identity(1)))).isEmpty());
  }

  private ForgetOutcome forget(TestPortal portal, int contact) {
    return portal.door().privacy().forget(DANA, contact(contact));
  }

  /** Contacts 1 and 2 with the mailbox of contact 2. */
  private TestPortal shared() {
    var portal = town(2);
    portal.door().directory().save(records().contact(1).email("contact2@example.org"));
    return portal;
  }

  private List<EmailAddress> recipients(TestPortal portal) {
    return portal.mails().sent().stream().map(mail -> mail.recipient().address()).toList();
  }
}
