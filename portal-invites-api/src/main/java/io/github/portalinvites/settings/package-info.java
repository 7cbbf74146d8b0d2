/** The system options of a portal. */
@NullMarked
package io.github.portalinvites.settings;

import org.jspecify.annotations.NullMarked;
