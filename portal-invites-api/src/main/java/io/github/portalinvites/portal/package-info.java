/**
 * What every other package shares: the portal's id, the host's keys, pages and the root of our
 * exceptions.
 */
@NullMarked
package io.github.portalinvites.portal;

import org.jspecify.annotations.NullMarked;
