/** Writing the directory and telling what changed in it. */
@NullMarked
package io.github.portalinvites.internal.directory;

import org.jspecify.annotations.NullMarked;
