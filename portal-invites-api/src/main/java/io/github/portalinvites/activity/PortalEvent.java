package io.github.portalinvites.activity;

import io.github.portalinvites.portal.PortalId;

/**
 * Something that happened in a portal, told after its commit.
 *
 * @param id the same whenever this event is told, higher for what was written later
 */
public record PortalEvent(long id, PortalId portal, Activity activity) {}
