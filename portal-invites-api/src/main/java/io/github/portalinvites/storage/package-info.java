/**
 * What an adapter stores; the only package that the author of one must read. Its tests are there
 * already: {@code storage.contract} in the test-jar.
 *
 * <p>Every {@code Instant} that a store is given is cut to microseconds already. Text holds any
 * character but U+0000 and lone surrogates. Collections may be empty or large; an empty question
 * has an empty answer.
 */
@NullMarked
package io.github.portalinvites.storage;

import org.jspecify.annotations.NullMarked;
