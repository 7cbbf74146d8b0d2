/** The main job from a directory to a mailbox, to be watched in a terminal. */
@NullMarked
package io.github.portalinvites.examples.quickstart;

import org.jspecify.annotations.NullMarked;
