/**
 * What every part of the WebAssembly front end shares: the {@linkplain io.dunlin.wasm.Features
 * features} that can be switched, the {@linkplain io.dunlin.wasm.WasmLimits limits} of this
 * implementation, and the exceptions that refuse a module.
 *
 * <p>The packages build on each other in one direction: {@code type} (types), {@code op} (the
 * instruction table and the meaning of numeric instructions), {@code name} and {@code module} (the
 * decoded module), {@code binary} (decoder and encoder), {@code validate} (validation and the event
 * stream that compilers consume).
 */
@NullMarked
package io.dunlin.wasm;

import org.jspecify.annotations.NullMarked;
