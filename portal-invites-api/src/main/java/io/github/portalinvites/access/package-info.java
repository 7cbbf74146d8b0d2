/** What invited people may see in the portal, and with which roles. */
@NullMarked
package io.github.portalinvites.access;

import org.jspecify.annotations.NullMarked;
