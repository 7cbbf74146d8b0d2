/** Planning, running and reporting bulk sends. */
@NullMarked
package io.github.portalinvites.internal.bulk;

import org.jspecify.annotations.NullMarked;
