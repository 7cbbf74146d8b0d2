/** The system options as they are stored. */
@NullMarked
package io.github.portalinvites.internal.settings;

import org.jspecify.annotations.NullMarked;
