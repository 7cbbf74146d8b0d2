/** The check that stands before every public call that takes an actor. */
@NullMarked
package io.github.portalinvites.internal.permission;

import org.jspecify.annotations.NullMarked;
