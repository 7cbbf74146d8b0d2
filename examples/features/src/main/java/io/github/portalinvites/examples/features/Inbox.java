package io.github.portalinvites.examples.features;

import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.memory.RecordingMailSender;
import java.util.regex.Pattern;

/** What an invited person finds in the mail. */
final class Inbox {

  private static final Pattern LINK = Pattern.compile("pi1_[A-Za-z0-9_-]{43}");
  private static final Pattern PASSWORD = Pattern.compile("[0-9A-Z]{4}(-[0-9A-Z]{4}){5}");

  private final RecordingMailSender mails = new RecordingMailSender();

  RecordingMailSender sender() {
    return mails;
  }

  /** Lets the worker mail all that is queued. */
  void receive(PortalInvites portal) {
    while (portal.worker().runOnce()) {
      // there may be more
    }
  }

  int size() {
    return mails.sent().size();
  }

  /** To whom mails went, and what about, from the one numbered {@code first} on. */
  void print(int first) {
    mails.sent().stream()
        .skip(first)
        .forEach(
            each ->
                System.out.printf("Mail to %s: %s%n", each.recipient().address(), each.subject()));
  }

  /** The token in the link of a mail, which the host's page gets as a parameter. */
  String token(int mail) {
    return find(LINK, mail);
  }

  String temporaryPassword(int mail) {
    return find(PASSWORD, mail);
  }

  private String find(Pattern secret, int mail) {
    var found = secret.matcher(mails.sent().get(mail).text());
    if (!found.find()) {
      throw new IllegalStateException("The mail has no " + secret);
    }
    return found.group();
  }
}
