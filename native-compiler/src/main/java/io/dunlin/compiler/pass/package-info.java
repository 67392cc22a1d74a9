/**
 * Changes of functions that make them faster: one class for each pass, and classes of rewriting
 * rules.
 *
 * <p>A pass may be run on any function at any time, and leaves it well-formed; {@link
 * io.dunlin.compiler.pass.Pipeline} says in which order they are worth it. {@link
 * io.dunlin.compiler.pass.ScalarEvaluation} and {@link io.dunlin.compiler.pass.VectorEvaluation}
 * compute constants by {@code io.dunlin.wasm.op}, where what instructions mean is written down
 * once. Passes have no state and serve all threads; evaluations belong to one.
 */
@NullMarked
package io.dunlin.compiler.pass;

import org.jspecify.annotations.NullMarked;
