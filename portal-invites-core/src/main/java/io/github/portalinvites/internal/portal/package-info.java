/** What every feature's inside shares. */
@NullMarked
package io.github.portalinvites.internal.portal;

import org.jspecify.annotations.NullMarked;
