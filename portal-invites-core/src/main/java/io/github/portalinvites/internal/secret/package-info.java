/** Secrets of invitations, derived from the host's key whenever they are needed. */
@NullMarked
package io.github.portalinvites.internal.secret;

import org.jspecify.annotations.NullMarked;
