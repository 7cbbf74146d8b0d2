package io.github.portalinvites.internal.access;

import io.github.portalinvites.access.GrantState;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.storage.LinkedAccount;
import io.github.portalinvites.storage.Stores;

/** Tells people who have a login that what they may see has changed. */
@FunctionalInterface
public interface AccessNotices {

  /** Tells nobody. */
  AccessNotices NONE = (stores, actor, link, state) -> {};

  /**
   * Queues a mail to the link's contact, within the transaction of the grant. That it cannot be
   * mailed is noted and fails nothing.
   *
   * @param actor who granted
   */
  void changed(Stores stores, Actor actor, LinkedAccount link, GrantState state);
}
