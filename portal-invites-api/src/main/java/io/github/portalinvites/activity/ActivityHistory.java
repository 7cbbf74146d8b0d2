package io.github.portalinvites.activity;

import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.portal.Page;
import io.github.portalinvites.portal.PageRequest;

/** What was done, the latest first. Needs the permission {@code 390}. Thread-safe. */
public interface ActivityHistory {

  /**
   * What concerns a contact, without runs that reach none of the actor's divisions.
   *
   * @throws io.github.portalinvites.portal.NotFoundException if it has no account in the actor's
   *     divisions
   */
  Page<Activity> ofContact(Actor actor, ContactId contact, PageRequest page);

  /**
   * What concerns a run.
   *
   * @throws io.github.portalinvites.portal.NotFoundException if it is of other divisions
   */
  Page<Activity> ofRun(Actor actor, RunId run, PageRequest page);
}
