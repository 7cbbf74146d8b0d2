package io.github.portalinvites.directory;

import io.github.portalinvites.portal.HostId;
import io.github.portalinvites.portal.HostKey;
import java.util.UUID;

/** The host's key of an invoice. */
public record InvoiceId(HostKey key) implements HostId {

  public static InvoiceId of(long key) {
    return new InvoiceId(HostKey.of(key));
  }

  public static InvoiceId of(UUID key) {
    return new InvoiceId(HostKey.of(key));
  }

  public static InvoiceId of(String key) {
    return new InvoiceId(HostKey.of(key));
  }

  @Override
  public String toString() {
    return key.toString();
  }
}
