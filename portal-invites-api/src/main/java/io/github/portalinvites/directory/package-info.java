/** The host's facts: its lists, accounts, sites, contacts, links and invoices. */
@NullMarked
package io.github.portalinvites.directory;

import org.jspecify.annotations.NullMarked;
