package io.github.portalinvites.internal.invitation;

import io.github.portalinvites.internal.portal.SealedCursor;
import io.github.portalinvites.invitation.PasswordTicket;
import io.github.portalinvites.portal.Cursor;
import io.github.portalinvites.portal.InvalidCursorException;
import io.github.portalinvites.storage.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tickets that open the choice of a password: a sealed hash of the temporary password that was
 * right, and when the ticket ends. Nothing of them is stored.
 */
record Tickets(SealedCursor seals, SecretDesk desk) {

  private static final Duration LIFETIME = Duration.ofMinutes(15);
  private static final String QUESTION = "password-ticket";

  PasswordTicket issue(Stores stores, Brought brought) {
    var hash = AcceptanceService.passwordHash(brought.generation());
    var end = stores.now().plus(LIFETIME).toEpochMilli();
    return new PasswordTicket(seals.seal(QUESTION, end + ":" + hash).value());
  }

  /** The invitation that {@code ticket} was issued for; empty if it was not, or it has ended. */
  Optional<Brought> open(Stores stores, PasswordTicket ticket) {
    return opened(ticket)
        .map(text -> text.split(":", 2))
        .filter(parts -> stores.now().isBefore(Instant.ofEpochMilli(Long.parseLong(parts[0]))))
        .flatMap(parts -> desk.ofPasswordHash(stores, parts[1]));
  }

  private Optional<String> opened(PasswordTicket ticket) {
    try {
      return Optional.of(seals.open(QUESTION, new Cursor(ticket.value())));
    } catch (InvalidCursorException notOurs) {
      return Optional.empty();
    }
  }
}
