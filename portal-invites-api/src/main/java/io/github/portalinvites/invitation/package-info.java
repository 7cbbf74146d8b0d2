/** Invitations: whose they are, how they stand, and why someone gets none. */
@NullMarked
package io.github.portalinvites.invitation;

import org.jspecify.annotations.NullMarked;
