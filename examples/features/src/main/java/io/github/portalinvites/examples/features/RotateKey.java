package io.github.portalinvites.examples.features;

import static io.github.portalinvites.examples.features.SampleHost.DANA;
import static io.github.portalinvites.examples.features.SampleHost.MILES;
import static io.github.portalinvites.examples.features.SampleHost.ROSA;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.memory.InMemoryStorage;
import io.github.portalinvites.secret.SecretKeys;

/** A new secret key: the old one stays in the ring until what was mailed under it has expired. */
public final class RotateKey {

  private RotateKey() {}

  public static void main(String... args) {
    var storage = new InMemoryStorage();
    var inbox = new Inbox();
    var old = "not-a-key-for-a-real-portal-2026".getBytes(US_ASCII);
    var next = "not-a-key-for-a-real-portal-2027".getBytes(US_ASCII);

    try (var portal = portal(storage, inbox, SecretKeys.of("2026", old))) {
      SampleHost.fill(portal);
      portal.invitations().invite(DANA, ROSA);
      inbox.receive(portal);
    }
    try (var portal = portal(storage, inbox, SecretKeys.of("2027", next).older("2026", old))) {
      show("Old link, old key kept", portal, inbox.token(0));
      portal.invitations().invite(DANA, MILES);
      inbox.receive(portal);
    }
    try (var portal = portal(storage, inbox, SecretKeys.of("2027", next))) {
      show("New link, old key gone", portal, inbox.token(1));
      show("Old link, old key gone", portal, inbox.token(0));
    }
  }

  private static PortalInvites portal(InMemoryStorage storage, Inbox inbox, SecretKeys keys) {
    return SampleHost.portal(storage).secretKeys(keys).mailSender(inbox.sender()).build();
  }

  private static void show(String what, PortalInvites portal, String token) {
    System.out.println(what + ": " + portal.acceptance().peek(token).getClass().getSimpleName());
  }
}
