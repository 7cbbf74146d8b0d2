/** Worlds, builders and a clock for tests of this library, and of what hosts build on it. */
package io.github.portalinvites.testkit;
