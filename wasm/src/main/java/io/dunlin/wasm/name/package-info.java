/**
 * The names that a module's name section gives to its parts, for backtraces and the text format:
 * {@link io.dunlin.wasm.name.NameSection}.
 *
 * <p>Pure data, immutable and thread-safe. The package {@code binary} reads and writes the section;
 * a fault in it never makes a module invalid.
 */
@NullMarked
package io.dunlin.wasm.name;

import org.jspecify.annotations.NullMarked;
