/**
 * The WebAssembly text format.
 *
 * <p>{@link io.dunlin.wat.Wat} translates modules to the binary format; {@link
 * io.dunlin.wasm.WatSyntaxException} says where a text breaks the grammar. All of it is
 * thread-safe.
 */
@NullMarked
package io.dunlin.wat;

import org.jspecify.annotations.NullMarked;
