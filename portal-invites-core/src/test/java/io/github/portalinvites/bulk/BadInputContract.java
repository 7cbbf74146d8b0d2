package io.github.portalinvites.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.portalinvites.portal.PortalInvitesException;
import io.github.portalinvites.testkit.TestPortal;
import io.github.portalinvites.testkit.WatchedStorage;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the contracts of bad inputs have in common: who is refused leaves no trace. */
public interface BadInputContract extends TownContract {

  /**
   * The rows of all tables; nothing for a storage without tables, where only the calls that write
   * can be watched.
   */
  default Map<String, List<String>> stored() {
    return Map.of();
  }

  /** The refusal that {@code call} gets, after which nothing is written and nothing is mailed. */
  default <T extends PortalInvitesException> T refusal(
      Class<T> type, TestPortal portal, WatchedStorage watched, ThrowingCallable call) {
    var before = stored();
    watched.forget();
    var refused = catchThrowableOfType(type, call);
    assertThat(refused).isNotNull();
    assertThat(watched.written()).isEmpty();
    assertThat(stored()).isEqualTo(before);
    portal.work();
    assertThat(portal.mails().attempts()).isEmpty();
    return refused;
  }

  /** Makes sure that {@code calls} write nothing. */
  default void changesNothing(WatchedStorage watched, Runnable calls) {
    var before = stored();
    watched.forget();
    calls.run();
    assertThat(watched.written()).isEmpty();
    assertThat(stored()).isEqualTo(before);
  }
}
