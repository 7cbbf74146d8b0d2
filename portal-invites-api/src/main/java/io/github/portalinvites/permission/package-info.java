/** Who may do what: permissions, actors and the host's answer. */
@NullMarked
package io.github.portalinvites.permission;

import org.jspecify.annotations.NullMarked;
