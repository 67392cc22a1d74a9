/**
 * The WebAssembly text format.
 *
 * <p>{@link io.dunlin.wat.Wat} translates modules from one format to the other; {@link
 * io.dunlin.wasm.WatSyntaxException} says where a text breaks the grammar. All of it is
 * thread-safe.
 */
@NullMarked
package io.dunlin.wat;

import org.jspecify.annotations.NullMarked;
