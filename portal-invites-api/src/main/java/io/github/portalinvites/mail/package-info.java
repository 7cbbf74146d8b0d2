/** Addresses, mails and how they are handed over. */
@NullMarked
package io.github.portalinvites.mail;

import org.jspecify.annotations.NullMarked;
