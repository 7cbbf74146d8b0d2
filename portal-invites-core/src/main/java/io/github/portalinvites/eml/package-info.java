/** Mail as files: one {@code .eml} per message, which any mail reader opens. */
@NullMarked
package io.github.portalinvites.eml;

import org.jspecify.annotations.NullMarked;
