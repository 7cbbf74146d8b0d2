package io.github.portalinvites.internal.bulk;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.directory.AccountStatus;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.internal.invitation.PortalClasses;
import io.github.portalinvites.invitation.Obstacle;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.storage.AutoSendStore.Event;
import io.github.portalinvites.storage.ContactFacts;
import io.github.portalinvites.storage.LinkFacts;
import io.github.portalinvites.storage.Stores;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The links of a contact over which an event sends by itself: to an active account whose class has
 * portal access and auto send. An event about an account goes by the link to that account alone.
 *
 * @param obstacle why there is none; empty if there is
 */
record AutoSendReach(List<LinkFacts> links, Optional<Obstacle> obstacle) {

  static AutoSendReach of(Stores stores, Event event, ContactFacts facts) {
    var classes = PortalClasses.read(stores);
    var active = having(facts.links(), link -> isMeant(event, link) && isActive(link));
    var open = having(active, classes::allow);
    var sending = having(open, link -> classes.of(link).autoSend());
    return new AutoSendReach(
        sending,
        missing(active, SkipReason.NOT_IN_AUDIENCE, "linked to no active account")
            .or(() -> missing(open, SkipReason.CLASS_PORTAL_OFF, "portal access of class = off"))
            .or(() -> missing(sending, SkipReason.AUTO_SEND_OFF, "auto send of class = off")));
  }

  private static List<LinkFacts> having(List<LinkFacts> links, Predicate<LinkFacts> condition) {
    return links.stream().filter(condition).toList();
  }

  private static boolean isMeant(Event event, LinkFacts link) {
    return event.about() == null || event.about().equals(link.account().id().key());
  }

  private static boolean isActive(LinkFacts link) {
    return link.account().status() == AccountStatus.ACTIVE;
  }

  private static Optional<Obstacle> missing(
      List<LinkFacts> links, SkipReason reason, String datum) {
    return links.isEmpty() ? Optional.of(Obstacle.of(reason, datum)) : Optional.empty();
  }

  /**
   * Asked again when the mail leaves: an account of another class or division is no reason then.
   */
  AudienceFilter filter(ContactId contact) {
    return AudienceFilter.contacts(contact)
        .divisions(
            links.stream()
                .map(each -> each.account().lists().division())
                .collect(toUnmodifiableSet()))
        .accountClasses(
            links.stream()
                .map(each -> each.account().lists().accountClass())
                .filter(Objects::nonNull)
                .collect(toUnmodifiableSet()));
  }
}
