/** Keeping, reading and explaining the audience. */
@NullMarked
package io.github.portalinvites.internal.audience;

import org.jspecify.annotations.NullMarked;
