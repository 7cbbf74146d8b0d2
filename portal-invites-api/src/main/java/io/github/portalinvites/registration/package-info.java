/** Customers who ask for access themselves, and staff who answer them. */
@NullMarked
package io.github.portalinvites.registration;

import org.jspecify.annotations.NullMarked;
