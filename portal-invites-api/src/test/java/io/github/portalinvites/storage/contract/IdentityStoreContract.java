package io.github.portalinvites.storage.contract;

import static io.github.portalinvites.testkit.TestInvitations.mailbox;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.delivery.AddressHold;
import io.github.portalinvites.delivery.AddressHold.Cause;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.storage.IdentityStore.IdentityFacts;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Logins and held addresses. */
public interface IdentityStoreContract extends StorageContract {

  IdentityId ANN = mailbox("ann@example.org");
  IdentityId BOB = mailbox("bob@example.org");

  @Test
  default void identityOfWhichNothingIsKnownIsLeftOut() {
    commit(stores -> stores.identities().recordLogin(ANN, now()));
    assertThat(identities(ANN, BOB)).containsOnlyKeys(ANN);
    assertThat(identities()).isEmpty();
  }

  @Test
  default void latestLoginIsRemembered() {
    var later = now().plus(Duration.ofNanos(1_000));
    commit(stores -> stores.identities().recordLogin(ANN, now()));
    commit(stores -> stores.identities().recordLogin(ANN, later));
    assertThat(identities(ANN)).containsEntry(ANN, new IdentityFacts(later, null));
  }

  @Test
  default void earlierLoginThanIsKnownChangesNothing() {
    commit(stores -> stores.identities().recordLogin(ANN, now()));
    commit(stores -> stores.identities().recordLogin(ANN, now().minusSeconds(1)));
    assertThat(identities(ANN)).containsEntry(ANN, new IdentityFacts(now(), null));
  }

  @Test
  default void heldAddressIsHeldUntilReleased() {
    var hold = new AddressHold(Cause.BOUNCED, now());
    commit(stores -> stores.identities().hold(ANN, hold));
    assertThat(identities(ANN)).containsEntry(ANN, new IdentityFacts(null, hold));
    commit(stores -> stores.identities().release(ANN));
    assertThat(identities(ANN)).isEmpty();
  }

  @Test
  default void holdReplacesTheOneBefore() {
    var complaint = new AddressHold(Cause.SUPPRESSED, now().minusSeconds(5));
    commit(stores -> stores.identities().hold(ANN, new AddressHold(Cause.BOUNCED, now())));
    commit(stores -> stores.identities().hold(ANN, complaint));
    assertThat(identities(ANN)).containsEntry(ANN, new IdentityFacts(null, complaint));
  }

  @Test
  default void loginAndHoldDoNotTouchEachOther() {
    var hold = new AddressHold(Cause.BOUNCED, now());
    commit(stores -> stores.identities().recordLogin(ANN, now()));
    commit(stores -> stores.identities().hold(ANN, hold));
    assertThat(identities(ANN)).containsEntry(ANN, new IdentityFacts(now(), hold));
    commit(stores -> stores.identities().release(ANN));
    assertThat(identities(ANN)).containsEntry(ANN, new IdentityFacts(now(), null));
  }

  @Test
  default void releasingAnAddressThatIsNotHeldDoesNothing() {
    commit(stores -> stores.identities().release(ANN));
    assertThat(identities(ANN)).isEmpty();
  }

  @Test
  default void contactWithoutAMailboxIsAnIdentityToo() {
    var contact = IdentityId.of(keys().contact(1));
    commit(stores -> stores.identities().recordLogin(contact, now()));
    assertThat(identities(contact, IdentityId.of(keys().contact(2)))).containsOnlyKeys(contact);
  }

  @Test
  default void identitiesOfAnotherPortalAreNotSeen() {
    commitElsewhere(stores -> stores.identities().recordLogin(ANN, now()));
    assertThat(identities(ANN)).isEmpty();
  }

  private Map<IdentityId, IdentityFacts> identities(IdentityId... ids) {
    return snapshot(stores -> stores.identities().of(Set.of(ids)));
  }
}
