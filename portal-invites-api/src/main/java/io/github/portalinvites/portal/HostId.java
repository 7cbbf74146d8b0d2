package io.github.portalinvites.portal;

/** A typed id over the host's own key. */
public interface HostId {

  HostKey key();
}
