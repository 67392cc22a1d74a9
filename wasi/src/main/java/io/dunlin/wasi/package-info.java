/**
 * WASI preview 1 for guests: {@code wasi_snapshot_preview1}.
 *
 * <p>Entry types: {@link io.dunlin.wasi.WasiConfig} says what a guest sees, {@link
 * io.dunlin.wasi.Wasi} is the state of one guest and defines the functions in a linker, {@link
 * io.dunlin.wasi.WasiExit} tells that the guest ended itself.
 *
 * <p>Invariants: a guest sees nothing of the host but what its configuration names; without any, it
 * has no arguments, no environment, no files, an empty standard input, and its output is discarded.
 *
 * <p>Thread-safety: configurations are immutable; a {@code Wasi} belongs to one store.
 */
@NullMarked
package io.dunlin.wasi;

import org.jspecify.annotations.NullMarked;
