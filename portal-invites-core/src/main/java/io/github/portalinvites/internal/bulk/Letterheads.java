package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.LinkFacts;
import io.github.portalinvites.storage.Stores;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which sender and template each message of a window carries, for the history. */
final class Letterheads {

  private final Order order;
  private final Map<Long, DivisionId> divisions;

  private Letterheads(Order order, Map<Long, DivisionId> divisions) {
    this.order = order;
    this.divisions = divisions;
  }

  static Letterheads ofParcels(Order order, Collection<Parcel> parcels) {
    return new Letterheads(
        order,
        parcels.stream()
            .collect(
                Collectors.toMap(
                    parcel -> parcel.delivery().number(),
                    parcel -> parcel.addressee().division())));
  }

  /** For messages of which nothing is left but what is stored. */
  static Letterheads ofStored(Stores stores, Order order, Collection<Delivery> messages) {
    if (order.onlyChoice().isPresent()) {
      return new Letterheads(order, Map.of());
    }
    var contacts = messages.stream().flatMap(each -> each.recipients().stream()).toList();
    var divisions =
        stores.directory().facts(contacts).stream()
            .flatMap(facts -> facts.links().stream())
            .map(LinkFacts::account)
            .distinct()
            .collect(
                Collectors.toMap(
                    account -> account.id(),
                    account -> account.lists().division(),
                    (one, same) -> one));
    return new Letterheads(
        order,
        messages.stream()
            .filter(each -> divisions.containsKey(each.account()))
            .collect(Collectors.toMap(Delivery::number, each -> divisions.get(each.account()))));
  }

  /** Nothing if nobody can tell any more. */
  Map<String, String> of(Delivery message) {
    return order
        .onlyChoice()
        .or(() -> Optional.ofNullable(divisions.get(message.number())).flatMap(this::choice))
        .map(Order.Choice::told)
        .orElse(Map.of());
  }

  private Optional<Order.Choice> choice(DivisionId division) {
    return Optional.ofNullable(order.choices().get(division));
  }
}
