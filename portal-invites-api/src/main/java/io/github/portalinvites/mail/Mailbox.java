package io.github.portalinvites.mail;

import org.jspecify.annotations.Nullable;

/**
 * An address and the name that a mail reader shows for it.
 *
 * @param name null if only the address is shown
 */
public record Mailbox(EmailAddress address, @Nullable HeaderText name) {

  public static Mailbox of(EmailAddress address) {
    return new Mailbox(address, null);
  }

  /** This address shown as {@code name}; a name without a visible character is none. */
  public Mailbox named(String name) {
    var text = HeaderText.of(name);
    return new Mailbox(address, text.isEmpty() ? null : text);
  }
}
