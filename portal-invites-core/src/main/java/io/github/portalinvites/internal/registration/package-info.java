/** Takes what customers ask for by themselves, proves it, and lets them in or asks staff. */
@NullMarked
package io.github.portalinvites.internal.registration;

import org.jspecify.annotations.NullMarked;
