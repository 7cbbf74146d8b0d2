package io.github.portalinvites.memory;

import java.time.Instant;

/** One transaction or snapshot. */
record Session(Instant now, boolean writable) {}
