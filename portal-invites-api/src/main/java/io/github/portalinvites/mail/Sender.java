package io.github.portalinvites.mail;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom a mail is from. The address is the envelope sender too.
 *
 * @param replyTo where answers go; null if they go to {@code from}
 */
public record Sender(Mailbox from, @Nullable EmailAddress replyTo) {

  /**
   * The sender that somebody typed into a form; empty if the field was left blank.
   *
   * @throws InvalidSenderException if it is not an address that can be mailed
   */
  public static Optional<Sender> typed(@Nullable String address) {
    if (address == null || address.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        EmailAddress.find(address)
            .map(Sender::of)
            .orElseThrow(() -> InvalidSenderException.notAnAddress("typed")));
  }

  public static Sender of(EmailAddress from) {
    return new Sender(Mailbox.of(from), null);
  }

  public Sender named(String name) {
    return new Sender(from.named(name), replyTo);
  }

  public Sender replyingTo(EmailAddress address) {
    return new Sender(from, address);
  }
}
