/** What an adapter stores; the only package that the author of one must read. */
@NullMarked
package io.github.portalinvites.storage;

import org.jspecify.annotations.NullMarked;
