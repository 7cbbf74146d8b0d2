/** Who may see what: grants, and the answers that follow from them. */
@NullMarked
package io.github.portalinvites.internal.access;

import org.jspecify.annotations.NullMarked;
