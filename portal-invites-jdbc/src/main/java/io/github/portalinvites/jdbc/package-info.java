/** The storage on SQL databases: PostgreSQL, and H2 for a start without a server. */
@NullMarked
package io.github.portalinvites.jdbc;

import org.jspecify.annotations.NullMarked;
