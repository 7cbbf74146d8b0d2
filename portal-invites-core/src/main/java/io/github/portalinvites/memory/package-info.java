/** A storage that forgets everything at the end: for tests, examples and first steps. */
@NullMarked
package io.github.portalinvites.memory;

import org.jspecify.annotations.NullMarked;
