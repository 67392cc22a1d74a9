/**
 * The decoded module: {@link io.dunlin.wasm.module.WasmModule} and its parts.
 *
 * <p>Everything is immutable and shared freely between threads. Function bodies, constant
 * expressions and data stay in the module's bytes and are named by their range. Types and indices
 * are those of the module.
 */
@NullMarked
package io.dunlin.wasm.module;

import org.jspecify.annotations.NullMarked;
