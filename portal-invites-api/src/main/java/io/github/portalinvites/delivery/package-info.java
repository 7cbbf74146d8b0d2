/** What became of a message, and how workers are run. */
@NullMarked
package io.github.portalinvites.delivery;

import org.jspecify.annotations.NullMarked;
