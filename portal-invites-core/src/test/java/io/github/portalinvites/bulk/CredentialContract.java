package io.github.portalinvites.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.invitation.Generation;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.storage.Change;
import io.github.portalinvites.template.CredentialPolicy;
import io.github.portalinvites.testkit.TestInvitations;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What mails carry to let people in. */
public interface CredentialContract extends TownContract {

  @Test
  default void linkAndPasswordGoToWhoeverHasNoLogin() {
    var portal = expiredTown();
    portal.send(invite().alsoInvited());
    var secrets = TownContract.secrets(onlyMail(portal, 2));
    assertThat(secrets).filteredOn(each -> each.startsWith("pi1_")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  default void whoeverHasALoginGetsALinkAndNoPassword(CredentialPolicy policy) {
    var portal = expiredTown();
    portal.send(invite().alsoInvited().credentials(policy));
    var text = onlyMail(portal, 1).text();
    assertThat(SECRET.matcher(text).results().map(found -> found.group()).toList())
        .hasSize(1)
        .allMatch(secret -> secret.startsWith("pi1_"));
    var html = onlyMail(portal, 1).html();
    assertThat(SECRET.matcher(html).results().map(found -> found.group()).distinct()).hasSize(1);
    assertThat(generation(1).lookUp().password()).isNull();
    assertThat(generation(1).lookUp().link()).isNotNull();
  }

  /** Two contacts with expired invitations, of whom the first one has signed in by other ways. */
  private TestPortal expiredTown() {
    var portal = town(2);
    portal.send(invite());
    portal.mails().clear();
    tested().clock().advance(Duration.ofDays(31));
    var mailbox = TestInvitations.mailbox(address(1).value());
    commit(
        stores -> {
          stores.identities().recordLogin(mailbox, stores.now());
          stores.changes().append(List.of(new Change.OfIdentity(mailbox)));
        });
    return portal;
  }

  private OutgoingMail onlyMail(TestPortal portal, int contact) {
    var mails = portal.mails().sentTo(address(contact));
    assertThat(mails).hasSize(1);
    return mails.get(0);
  }

  private Generation generation(int contact) {
    var mailbox = TestInvitations.mailbox(address(contact).value());
    return snapshot(
        stores -> stores.invitations().of(List.of(mailbox)).get(mailbox).get(0).latest());
  }
}
