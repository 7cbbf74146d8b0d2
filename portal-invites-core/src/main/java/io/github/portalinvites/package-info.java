/** The front door: {@link io.github.portalinvites.PortalInvites}. */
@NullMarked
package io.github.portalinvites;

import org.jspecify.annotations.NullMarked;
