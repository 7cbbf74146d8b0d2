package io.github.portalinvites.examples.features;

import static io.github.portalinvites.examples.features.SampleHost.DANA;
import static io.github.portalinvites.examples.features.SampleHost.ROSA;

import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.invitation.Reminders;
import io.github.portalinvites.memory.InMemoryStorage;
import io.github.portalinvites.portal.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** Whoever does not answer is reminded by the worker, twice and a week apart. */
public final class RemindersOfInvitations {

  private RemindersOfInvitations() {}

  public static void main(String... args) {
    var today = new AtomicReference<>(Instant.parse("2026-11-02T09:00:00Z"));
    var storage = new InMemoryStorage(today::get);
    var inbox = new Inbox();
    var door =
        SampleHost.portal(storage)
            .mailSender(inbox.sender())
            .reminders(Reminders.of(2, Duration.ofDays(7)));
    try (var portal = door.build()) {
      SampleHost.fill(portal);
      portal.invitations().invite(DANA, ROSA);
      inbox.receive(portal);

      passAWeek(today);
      inbox.receive(portal);
      System.out.printf("After 1 week: %d mails%n", inbox.size());
      System.out.println("The first link: " + portal.acceptance().peek(inbox.token(0)));

      for (int week = 2; week <= 5; week++) {
        passAWeek(today);
        inbox.receive(portal);
      }
      System.out.printf("After 5 weeks: %d mails%n", inbox.size());
      tell(portal);
    }
  }

  private static void passAWeek(AtomicReference<Instant> today) {
    today.updateAndGet(before -> before.plus(Duration.ofDays(7)));
  }

  private static void tell(PortalInvites portal) {
    portal.activity().ofContact(DANA, ROSA, PageRequest.first()).items().stream()
        .filter(row -> row.kind() == Activity.Kind.REMINDER_QUEUED)
        .forEach(
            row ->
                System.out.printf(
                    "%s, reminder %s of %s, by %s%n",
                    row.data().get("address"),
                    row.data().get("reminder"),
                    row.data().get("of"),
                    row.who().id()));
  }
}
