/** The check that stands before every public call. */
@NullMarked
package io.github.portalinvites.internal.permission;

import org.jspecify.annotations.NullMarked;
