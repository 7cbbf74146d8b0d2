/** Whom a filter reaches: counts, details, facets and explanations. */
@NullMarked
package io.github.portalinvites.audience;

import org.jspecify.annotations.NullMarked;
