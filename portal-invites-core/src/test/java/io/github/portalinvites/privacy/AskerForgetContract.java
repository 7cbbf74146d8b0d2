package io.github.portalinvites.privacy;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.bulk.TownContract;
import io.github.portalinvites.registration.AccessRequest.Typed;
import io.github.portalinvites.registration.RequestKind;
import io.github.portalinvites.registration.RequestState;
import io.github.portalinvites.storage.RequestStore.Query;
import io.github.portalinvites.testkit.TestPortal;
import io.github.portalinvites.testkit.TestRequests;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever asked for access is forgotten there, too. */
public interface AskerForgetContract extends TownContract {

  @Test
  default void requestsOfThePersonSayNothingOfThem() {
    var portal = town(2);
    var now = tested().clock().instant();
    var known = TestRequests.of(contact(1), TestRequests.received(7, now));
    var typed = new Typed("1 Main St", "Ann", address(1).value(), "555", null);
    var unknown = TestRequests.received(typed, RequestKind.ADDRESS, now);
    var other = TestRequests.of(contact(2), TestRequests.received(8, now));
    portal.commit(stores -> List.of(known, unknown, other).forEach(stores.requests()::add));
    assertThat(forget(portal, 1)).isEqualTo(ForgetOutcome.FORGOTTEN);
    look(
        stores -> {
          var left = stores.requests().page(Query.ALL, Long.MAX_VALUE, 9);
          assertThat(left.get(0).stored()).isEqualTo(other);
          assertThat(left.subList(1, 3))
              .extracting(each -> each.stored().request())
              .allMatch(each -> each.state() == RequestState.CLOSED)
              .allMatch(each -> each.typed().equals(new Typed("", "", "", null, null)));
        });
  }

  @Test
  default void contactOfARequestOnlyIsForgottenOnce() {
    var portal = town(1);
    var asked = TestRequests.received(7, tested().clock().instant());
    portal.commit(stores -> stores.requests().add(TestRequests.of(contact(9), asked)));
    assertThat(forget(portal, 9)).isEqualTo(ForgetOutcome.FORGOTTEN);
    assertThat(forget(portal, 9)).isEqualTo(ForgetOutcome.NOTHING_KEPT);
  }

  private ForgetOutcome forget(TestPortal portal, int contact) {
    return portal.door().privacy().forget(DANA, contact(contact));
  }
}
