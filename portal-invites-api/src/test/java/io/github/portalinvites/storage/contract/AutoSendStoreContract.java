package io.github.portalinvites.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.AutoSendTrigger;
import io.github.portalinvites.storage.AutoSendStore.Event;
import io.github.portalinvites.testkit.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The events that send by themselves. */
public interface AutoSendStoreContract extends StorageContract {

  @Test
  default void eventIsKeptOnce() {
    assertThat(add(created(1), false)).isTrue();
    assertThat(add(created(1), false)).isFalse();
    assertThat(add(created(1), true)).isFalse();
    assertThat(suppressed(1)).isEmpty();
  }

  @Test
  default void eventsOfEachTriggerContactAndSubjectAreKeptApart() {
    var activated = Event.of(keys().contact(1), AutoSendTrigger.ACCOUNT_ACTIVATED);
    var events =
        Stream.concat(
                Stream.of(AutoSendTrigger.values()).map(each -> Event.of(keys().contact(1), each)),
                Stream.of(
                    created(2),
                    activated.about(keys().account(1)),
                    activated.about(keys().account(2))))
            .toList();
    assertThat(events).allMatch(each -> add(each, false));
    assertThat(events).noneMatch(each -> add(each, false));
  }

  @Test
  default void transactionGoesOnAfterAnEventThatWasKept() {
    add(created(1), false);
    commit(
        stores -> {
          assertThat(stores.autoSends().add(created(1), false)).isFalse();
          assertThat(stores.autoSends().add(created(2), true)).isTrue();
        });
    assertThat(suppressed(2)).containsOnlyKeys(keys().contact(2));
  }

  @Test
  default void suppressedContactsAreFoundWithTheLastTime() {
    add(created(1), true);
    add(created(2), false);
    tested().clock().advance(Duration.ofHours(1));
    var linked = Event.of(keys().contact(1), AutoSendTrigger.CONTACT_LINKED);
    add(linked.about(keys().account(7)), true);
    assertThat(suppressed(1, 2, 3)).isEqualTo(Map.of(keys().contact(1), now()));
    assertThat(suppressed()).isEmpty();
  }

  @Test
  default void ofManyAtTheSameTimeOneKeepsIt() {
    var kept = Together.race(8, () -> add(created(1), false));
    assertThat(kept).filteredOn(each -> each).hasSize(1);
  }

  @Test
  default void rolledBackEventWasNotTold() {
    rollBack(stores -> stores.autoSends().add(created(1), true));
    assertThat(suppressed(1)).isEmpty();
    assertThat(add(created(1), false)).isTrue();
  }

  @Test
  default void forgottenContactWasToldOfNothing() {
    add(created(1), true);
    add(created(1).about(keys().account(1)), false);
    add(created(2), true);
    commit(stores -> stores.autoSends().forget(keys().contact(1)));
    assertThat(suppressed(1, 2)).containsOnlyKeys(keys().contact(2));
    assertThat(add(created(1), false)).isTrue();
    assertThat(add(created(1).about(keys().account(1)), false)).isTrue();
    assertThat(add(created(2), false)).isFalse();
  }

  @Test
  default void portalsKeepTheirOwn() {
    commitElsewhere(stores -> assertThat(stores.autoSends().add(created(1), true)).isTrue());
    assertThat(suppressed(1)).isEmpty();
    assertThat(add(created(1), false)).isTrue();
  }

  private Event created(int contact) {
    return Event.of(keys().contact(contact), AutoSendTrigger.CONTACT_CREATED);
  }

  private boolean add(Event event, boolean suppressed) {
    return transaction(stores -> stores.autoSends().add(event, suppressed));
  }

  private Map<ContactId, Instant> suppressed(Integer... contacts) {
    return snapshot(
        stores ->
            stores
                .autoSends()
                .suppressed(List.of(contacts).stream().map(keys()::contact).toList()));
  }
}
