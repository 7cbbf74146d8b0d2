package io.github.portalinvites.registration;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.directory.Account;
import io.github.portalinvites.permission.ForbiddenException;
import io.github.portalinvites.permission.Permission;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.registration.ReviewOutcome.Approved;
import io.github.portalinvites.testkit.TestPortal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which access requests staff see. */
public interface RequestListContract extends AskingContract {

  @Test
  default void withoutThePermissionNothingIsSeen() {
    var portal = askingTown(1);
    var request = answered(portal, right(1, OWNER));
    portal.authorize(
        (id, actor, asked) ->
            asked == Permission.REVIEW_ACCESS_REQUESTS
                ? PermittedDivisions.NONE
                : PermittedDivisions.ALL);
    var door = portal.door().accessRequests();
    assertThatThrownBy(() -> requests(portal)).isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> door.get(DANA, request.id())).isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> approve(portal, request)).isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> door.decline(DANA, request.id(), null))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(
            () -> door.counts(DANA, AccessRequestQuery.ALL, TODAY, TODAY, ZoneOffset.UTC))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  default void otherDivisionsRequestsAreNotFound() {
    var portal = withApproval(2);
    portal.door().directory().save(records().division(2));
    portal.door().directory().save(inDivisionTwo(2));
    var foreign = answered(portal, right(2, OWNER));
    nextDay();
    var nobodys = answered(portal, InvoiceVerifiedRequest.of("INV-9", "no", "O", OWNER));
    nextDay();
    var own = answered(portal, right(1, OWNER));
    portal.authorize((id, actor, asked) -> PermittedDivisions.of(keys().division(1)));
    assertThat(requests(portal)).containsExactly(own, nobodys);
    assertThatThrownBy(() -> portal.door().accessRequests().get(DANA, foreign.id()))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> approve(portal, foreign)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> approve(portal, own, Approval.of(keys().account(2))))
        .isInstanceOf(NotFoundException.class);
    assertThat(approve(portal, own)).isInstanceOf(Approved.class);
  }

  @Test
  default void listIsFilteredSearchedAndPaged() {
    var portal = askingTown(3);
    var ids = new ArrayList<RequestId>();
    for (int n = 1; n <= 3; n++) {
      ids.add(0, answered(portal, right(n, "person%d@example.org".formatted(n))).id());
    }
    var wrong = answered(portal, InvoiceVerifiedRequest.of("INV-77", "no", "Élan Ray", OWNER));
    var door = portal.door().accessRequests();
    var invited = AccessRequestQuery.ALL.states(RequestState.INVITED);
    var first = door.list(DANA, invited, PageRequest.first(2));
    assertThat(first.items())
        .extracting(AccessRequest::id)
        .containsExactlyElementsOf(ids.subList(0, 2));
    var next = PageRequest.first(2).after(first.next().orElseThrow());
    assertThat(door.list(DANA, invited, next).items())
        .extracting(AccessRequest::id)
        .containsExactly(ids.get(2));
    assertThat(found(portal, AccessRequestQuery.ALL.search("ELAN"))).containsExactly(wrong);
    assertThat(found(portal, AccessRequestQuery.ALL.search("inv-77"))).containsExactly(wrong);
    assertThat(found(portal, AccessRequestQuery.ALL.search("%"))).isEmpty();
    assertThat(found(portal, AccessRequestQuery.ALL.reasons(RequestReason.INVOICE_NOT_FOUND)))
        .containsExactly(wrong);
    assertThat(found(portal, AccessRequestQuery.ALL.kinds(RequestKind.ADDRESS))).isEmpty();
    assertThat(found(portal, AccessRequestQuery.WAITING)).isEmpty();
  }

  private List<AccessRequest> found(TestPortal portal, AccessRequestQuery query) {
    return portal.door().accessRequests().list(DANA, query, PageRequest.first()).items();
  }

  @Test
  default void countsAreOfTheDaysOfAZone() {
    var portal = askingTown(2);
    answered(portal, right(1, OWNER));
    nextDay();
    answered(portal, InvoiceVerifiedRequest.of("INV-9", "no", "O", OWNER));
    answered(portal, InvoiceVerifiedRequest.of("INV-8", "no", "O", "other@example.org"));
    var door = portal.door().accessRequests();
    var zone = ZoneId.of("Pacific/Apia");
    var first = LocalDate.ofInstant(requests(portal).get(2).received(), zone);
    assertThat(door.counts(DANA, AccessRequestQuery.ALL, first, first.plusDays(1), zone))
        .containsExactly(
            new AccessRequests.DailyCount(
                first, RequestState.INVITED, RequestReason.NEW_CONTACT, 1),
            new AccessRequests.DailyCount(
                first.plusDays(1), RequestState.CLOSED, RequestReason.INVOICE_NOT_FOUND, 2));
    assertThatThrownBy(
            () -> door.counts(DANA, AccessRequestQuery.ALL, first, first.plusDays(100), zone))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Account inDivisionTwo(int n) {
    return Account.of(keys().account(n), "A" + n, "Account " + n, keys().division(2))
        .accountClass(keys().accountClass(1));
  }
}
