/** Sending to many: plan, start, watch, and an account of every single recipient. */
@NullMarked
package io.github.portalinvites.bulk;

import org.jspecify.annotations.NullMarked;
