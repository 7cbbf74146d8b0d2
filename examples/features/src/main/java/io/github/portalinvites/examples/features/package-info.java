/** One runnable file per capability. Each opens {@link SampleHost} and shows one thing. */
@NullMarked
package io.github.portalinvites.examples.features;

import org.jspecify.annotations.NullMarked;
