package io.github.portalinvites.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.directory.AccountStatus;
import org.junit.jupiter.api.Test;

/** Invitations that are sent by themselves when an account is created. */
public interface NewAccountContract extends AutoSendContract {

  @Test
  default void newAccountSendsToEachOfItsContacts() {
    var portal = sendingTown(2);
    portal.door().directory().save(records().contact(3).email(null), records().link(3, 1));
    portal.door().directory().save(records().link(2, 1));
    var outcomes = portal.door().autoSend().accountCreated(keys().account(1));
    assertThat(outcomes).containsOnlyKeys(contact(1), contact(2), contact(3));
    assertThat(reason(outcomes.get(contact(3)))).isEqualTo(SkipReason.NO_EMAIL);
    portal.work();
    assertThat(mailed(portal)).containsExactlyInAnyOrder(address(1), address(2));
  }

  @Test
  default void newAccountGoesByItselfAlone() {
    var portal = sendingTown(2);
    portal.door().directory().save(records().account(1).status(AccountStatus.PROSPECT));
    portal.door().directory().save(records().link(1, 2));
    var outcomes = portal.door().autoSend().accountCreated(keys().account(1));
    assertThat(reason(outcomes.get(contact(1)))).isEqualTo(SkipReason.NOT_IN_AUDIENCE);
  }

  @Test
  default void contactAndAccountCreatedTogetherSendOnce() {
    var portal = sendingTown(1);
    created(portal, 1);
    var again = portal.door().autoSend().accountCreated(keys().account(1));
    assertThat(reason(again.get(contact(1)))).isEqualTo(SkipReason.ALREADY_QUEUED);
    portal.work();
    assertThat(portal.mails().sent()).hasSize(1);
  }

  @Test
  default void accountWithoutContactsSendsNothing() {
    var portal = sendingTown(1);
    assertThat(portal.door().autoSend().accountCreated(keys().account(7))).isEmpty();
  }
}
