/** The main job on a public sample database, mapped by views only. */
@NullMarked
package io.github.portalinvites.examples.pagila;

import org.jspecify.annotations.NullMarked;
