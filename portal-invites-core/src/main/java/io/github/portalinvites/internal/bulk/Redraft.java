package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.storage.Run;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.template.TemplateContent;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes a person's name off the order of a run. What still decides who is mailed stays. */
record Redraft(Stores stores, Run run) {

  void without(ContactId contact, ContactId nobody, Set<String> names) {
    var order = OrderText.read(run.document());
    var filter = filter(order.filter(), contact, nobody, names);
    var next =
        new Order(
            order.occasion(),
            order.made(),
            filter,
            order.recipients(),
            order.tempo(),
            order.credentials(),
            order.lifetime(),
            wording(order, contact),
            order.typedSender(),
            order.choices());
    stores.runs().redraft(run.id(), OrderText.write(next));
  }

  private AudienceFilter filter(
      AudienceFilter filter, ContactId contact, ContactId nobody, Set<String> names) {
    var contacts = new HashSet<>(filter.contacts());
    if (contacts.remove(contact)) {
      contacts.add(nobody);
    }
    var search = filter.search();
    return filter
        .contacts(contacts)
        .search(search != null && isOver() && isIn(search, names) ? null : search);
  }

  /** What was typed for one person only. */
  private @Nullable TemplateContent wording(Order order, ContactId contact) {
    var isPersonal = isOver() && order.filter().contacts().equals(Set.of(contact));
    return isPersonal ? null : order.wording();
  }

  private static boolean isIn(String search, Set<String> names) {
    var typed = search.strip().toLowerCase(Locale.ROOT);
    return names.stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .anyMatch(name -> name.contains(typed) || typed.contains(name));
  }

  /** Nothing of it will be decided any more. */
  private boolean isOver() {
    var state = run.state();
    return state == RunState.FINISHED
        || state == RunState.CANCELLED
        || (!state.active() && run.planned().expires().isBefore(stores.now()));
  }
}
