/** Who a mail is from. */
@NullMarked
package io.github.portalinvites.internal.mail;

import org.jspecify.annotations.NullMarked;
