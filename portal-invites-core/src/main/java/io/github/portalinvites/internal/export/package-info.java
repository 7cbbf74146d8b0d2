/** Lists as files. */
@NullMarked
package io.github.portalinvites.internal.export;

import org.jspecify.annotations.NullMarked;
