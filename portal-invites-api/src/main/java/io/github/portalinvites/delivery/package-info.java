/** What became of a message, how workers are run, and how their work goes. */
@NullMarked
package io.github.portalinvites.delivery;

import org.jspecify.annotations.NullMarked;
