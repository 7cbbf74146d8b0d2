/** How an identity stands, and who may be mailed. */
@NullMarked
package io.github.portalinvites.internal.invitation;

import org.jspecify.annotations.NullMarked;
