/**
 * Whole-run benchmarks, one main each; every one prints what was measured and the command that did
 * it. The figures of one run are comparable, those of two runs or machines are not.
 *
 * <p>From the top of the project, with a JDK 17 and Maven alone:
 *
 * <pre>{@code
 * mvn -q -DskipTests package -pl examples/benchmarks -am
 * cd examples/benchmarks/target
 * java -cp "portal-invites-benchmarks-0.1.0-SNAPSHOT.jar:lib/*" io.github.portalinvites.benchmarks.EndToEnd
 * }</pre>
 */
@NullMarked
package io.github.portalinvites.benchmarks;

import org.jspecify.annotations.NullMarked;
