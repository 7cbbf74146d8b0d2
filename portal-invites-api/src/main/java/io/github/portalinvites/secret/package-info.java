/** The host's keys, under which the secrets of invitations are derived and never stored. */
@NullMarked
package io.github.portalinvites.secret;

import org.jspecify.annotations.NullMarked;
