/** What is kept of persons, and for how long. */
@NullMarked
package io.github.portalinvites.privacy;

import org.jspecify.annotations.NullMarked;
