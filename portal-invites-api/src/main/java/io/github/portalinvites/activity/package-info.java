/** The append-only record of who did what. */
@NullMarked
package io.github.portalinvites.activity;

import org.jspecify.annotations.NullMarked;
