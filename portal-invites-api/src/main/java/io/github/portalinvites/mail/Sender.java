package io.github.portalinvites.mail;

import org.jspecify.annotations.Nullable;

/**
 * Whom a mail is from. The address is the envelope sender too.
 *
 * @param replyTo where answers go; null if they go to {@code from}
 */
public record Sender(Mailbox from, @Nullable EmailAddress replyTo) {

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
