/**
 * Runs scripts of the specification's tests ({@code .wast}) on any backend.
 *
 * <p>Entry type: {@link io.dunlin.cli.wast.WastRunner}. It knows engines only through their API,
 * and gives a report instead of printing one, so that the command and the conformance tests share
 * it. Different threads may run different scripts.
 */
@NullMarked
package io.dunlin.cli.wast;

import org.jspecify.annotations.NullMarked;
