package io.github.portalinvites.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.activity.Activity.Kind;
import io.github.portalinvites.activity.Activity.Who;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.storage.ActivityStore.Entry;
import io.github.portalinvites.testkit.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who did what. */
public interface ActivityStoreContract extends StorageContract {

  RunId RUN = new RunId(new UUID(7, 7));
  int EVERYTHING = 1_000;

  @Test
  default void activityComesBackAsItWas() {
    var text = "O'Neil =&%+;\n\t\"\\ Zürich 東京 \uD83D\uDE80";
    var data = Map.of("template", "7 v2", text, text, "empty", "");
    var activity = of(Kind.INVITATION_SENT, contact(1), RUN, data);
    append(activity);
    assertThat(ofContact(1)).containsExactly(activity);
    assertThat(ofRun(RUN)).containsExactly(activity);
  }

  @Test
  default void activityOfNeitherContactNorRunIsOfNobody() {
    append(of(Kind.OPTIONS_SAVED, null, null, Map.of()));
    assertThat(ofContact(1)).isEmpty();
    assertThat(ofRun(RUN)).isEmpty();
  }

  @Test
  default void everyKindComesBackLatestFirst() {
    var all = Stream.of(Kind.values()).map(kind -> of(kind, contact(1), RUN, Map.of())).toList();
    append(all.toArray(Activity[]::new));
    assertThat(ofContact(1)).isEqualTo(reversed(all));
    assertThat(ofRun(RUN)).isEqualTo(reversed(all));
  }

  @Test
  default void laterActivityStandsHigher() {
    append(of(Kind.PLAN_MADE, contact(1), RUN, Map.of()));
    append(of(Kind.RUN_STARTED, contact(1), RUN, Map.of()));
    var entries = entries(1, Long.MAX_VALUE, EVERYTHING);
    assertThat(entries)
        .extracting(each -> each.activity().kind())
        .containsExactly(Kind.RUN_STARTED, Kind.PLAN_MADE);
    assertThat(entries.get(0).position()).isGreaterThan(entries.get(1).position());
  }

  @Test
  default void equalActivitiesAreBothKept() {
    var activity = of(Kind.INVITATION_FAILED, contact(1), RUN, Map.of("reply", "550"));
    append(activity, activity);
    append(activity);
    assertThat(ofContact(1)).hasSize(3);
  }

  @Test
  default void historyIsReadPageByPage() {
    append(IntStream.range(0, 10).mapToObj(this::numbered).toArray(Activity[]::new));
    var paged = new ArrayList<Entry>();
    for (var page = entries(1, Long.MAX_VALUE, 3); !page.isEmpty(); ) {
      paged.addAll(page);
      page = entries(1, page.get(page.size() - 1).position(), 3);
    }
    assertThat(paged).isEqualTo(entries(1, Long.MAX_VALUE, EVERYTHING)).hasSize(10);
  }

  @Test
  default void pagesOfARunFollowEachOtherToo() {
    append(IntStream.range(0, 5).mapToObj(this::numbered).toArray(Activity[]::new));
    var first = snapshot(stores -> stores.activities().ofRun(RUN, Long.MAX_VALUE, 2));
    var before = first.get(1).position();
    var rest = snapshot(stores -> stores.activities().ofRun(RUN, before, EVERYTHING));
    assertThat(rest)
        .extracting(each -> each.activity().data().get("number"))
        .containsExactly("2", "1", "0");
  }

  @Test
  default void onlyWhatConcernsTheContactOrRunComes() {
    append(of(Kind.PLAN_MADE, contact(2), new RunId(new UUID(8, 8)), Map.of()));
    assertThat(ofContact(1)).isEmpty();
    assertThat(ofRun(RUN)).isEmpty();
    look(
        stores ->
            assertThat(stores.activities().ofContact(foreign(), Long.MAX_VALUE, 9)).isEmpty());
  }

  @Test
  default void manyActivitiesAreAppendedAtOnce() {
    append(IntStream.range(0, 900).mapToObj(this::numbered).toArray(Activity[]::new));
    assertThat(ofContact(1))
        .isEqualTo(reversed(IntStream.range(0, 900).mapToObj(this::numbered).toList()));
    append();
  }

  @Test
  default void activitiesOfManyThreadsAreAllKept() {
    Together.race(
        8,
        () -> {
          append(numbered(1));
          return true;
        });
    assertThat(ofRun(RUN)).hasSize(8);
    assertThat(entries(1, Long.MAX_VALUE, EVERYTHING))
        .extracting(Entry::position)
        .doesNotHaveDuplicates();
  }

  @Test
  default void rewrittenActivityStandsWhereItStood() {
    append(numbered(1), numbered(2), numbered(3));
    var second = entries(1, Long.MAX_VALUE, EVERYTHING).get(1);
    var other = of(Kind.INVITATION_SENT, contact(1), RUN, Map.of());
    commit(stores -> stores.activities().rewrite(List.of(new Entry(second.position(), other))));
    assertThat(ofContact(1)).containsExactly(numbered(3), other, numbered(1));
    assertThat(ofRun(RUN)).containsExactly(numbered(3), other, numbered(1));
  }

  @Test
  default void rolledBackActivityIsNotThere() {
    rollBack(stores -> stores.activities().append(List.of(numbered(1))));
    assertThat(ofContact(1)).isEmpty();
  }

  @Test
  default void activitiesOfAnotherPortalAreNotSeen() {
    commitElsewhere(stores -> stores.activities().append(List.of(numbered(1))));
    assertThat(ofContact(1)).isEmpty();
    assertThat(ofRun(RUN)).isEmpty();
  }

  private Activity numbered(int n) {
    return of(Kind.INVITATION_SENT, contact(1), RUN, Map.of("number", Integer.toString(n)));
  }

  private Activity of(Kind kind, ContactId contact, RunId run, Map<String, String> data) {
    return new Activity(now().plusNanos(1_000), new Who("u-7", "Zoë"), kind, contact, run, data);
  }

  private static <T> List<T> reversed(List<T> list) {
    return IntStream.range(0, list.size()).mapToObj(n -> list.get(list.size() - 1 - n)).toList();
  }

  private void append(Activity... activities) {
    commit(stores -> stores.activities().append(List.of(activities)));
  }

  private List<Activity> ofContact(int n) {
    return entries(n, Long.MAX_VALUE, EVERYTHING).stream().map(Entry::activity).toList();
  }

  private List<Entry> entries(int n, long before, int limit) {
    return snapshot(stores -> stores.activities().ofContact(contact(n), before, limit));
  }

  private List<Activity> ofRun(RunId run) {
    return snapshot(stores -> stores.activities().ofRun(run, Long.MAX_VALUE, EVERYTHING)).stream()
        .map(Entry::activity)
        .toList();
  }

  private ContactId contact(int n) {
    return keys().contact(n);
  }

  private ContactId foreign() {
    return keys().ofAnotherType().contact(1);
  }
}
