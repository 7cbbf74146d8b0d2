/** Reading the activity history. */
@NullMarked
package io.github.portalinvites.internal.activity;

import org.jspecify.annotations.NullMarked;
