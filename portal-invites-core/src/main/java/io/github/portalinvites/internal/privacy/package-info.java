/** Forgets persons, and rows that are too old. */
@NullMarked
package io.github.portalinvites.internal.privacy;

import org.jspecify.annotations.NullMarked;
