/**
 * From allocated functions to bytes.
 *
 * <p>{@link io.dunlin.compiler.emit.MachineTarget} is what a CPU's module implements; {@link
 * io.dunlin.compiler.emit.FunctionEmitter} drives it over a function; {@link
 * io.dunlin.compiler.emit.MachineBuffer} collects the bytes, and knows branches and tables but no
 * CPU.
 *
 * <p>Targets serve all threads, emissions and buffers one.
 */
@NullMarked
package io.dunlin.compiler.emit;

import org.jspecify.annotations.NullMarked;
