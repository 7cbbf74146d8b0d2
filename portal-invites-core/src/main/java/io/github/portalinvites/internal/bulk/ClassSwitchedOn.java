package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.directory.AccountClassId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.internal.invitation.PortalClasses;
import io.github.portalinvites.invitation.AutoSendTrigger;
import io.github.portalinvites.invitation.StatusBucket;
import io.github.portalinvites.storage.AudienceQuery;
import io.github.portalinvites.storage.AudienceRows.PersonAt;
import io.github.portalinvites.storage.AudienceRows.PersonPosition;
import io.github.portalinvites.storage.AutoSendStore.Event;
import io.github.portalinvites.storage.Stores;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets the contacts of a class wait for a catch-up, some of them in each transaction. */
record ClassSwitchedOn(AccountClassId accountClass) {

  private static final int AT_ONCE = 500;

  /** The next part; the last one if nobody is left, or the class sends nothing by itself. */
  Part next(Stores stores, Part before) {
    var people = isOn(stores) ? people(stores, before) : List.<PersonAt>of();
    var told =
        people.stream()
            .map(PersonAt::contact)
            .sorted(Comparator.comparing(ContactId::key))
            .filter(each -> stores.autoSends().add(event(each), true))
            .toList();
    var data = Map.of("trigger", AutoSendTrigger.CLASS_SWITCHED_ON.name());
    stores
        .activities()
        .append(
            told.stream()
                .map(
                    each ->
                        Activities.ofSystem(
                            stores.now(), each, Activity.Kind.AUTO_SEND_SUPPRESSED, data))
                .toList());
    var last = people.size() < AT_ONCE ? null : people.get(people.size() - 1).position();
    return new Part(last, before.count() + told.size());
  }

  private boolean isOn(Stores stores) {
    var found = PortalClasses.read(stores).classes().get(accountClass);
    return found != null && found.portal().access() && found.portal().autoSend();
  }

  private List<PersonAt> people(Stores stores, Part before) {
    var filter = AudienceFilter.everyone().accountClasses(List.of(accountClass));
    var query = new AudienceQuery(filter, List.of(), StatusBucket.NOT_SENT);
    return stores.audience().people(query, before.after(), AT_ONCE);
  }

  private Event event(ContactId contact) {
    return Event.of(contact, AutoSendTrigger.CLASS_SWITCHED_ON).about(accountClass);
  }

  /**
   * How far it has come.
   *
   * @param after the last one who was looked at, null if nobody was or nobody is left
   * @param count how many wait
   */
  record Part(@Nullable PersonPosition after, long count) {

    static final Part NONE = new Part(null, 0);

    boolean isLast() {
      return after == null;
    }
  }
}
