/**
 * Compiled code as plain data, and all that it and the runtime have to agree upon.
 *
 * <p>{@link io.dunlin.compiler.object.CodeObject} is what a compiler gives and a runtime loads.
 * {@link io.dunlin.compiler.object.ContextLayout} and {@link
 * io.dunlin.compiler.object.InstanceLayout} say where code finds memories, tables, globals and
 * limits; {@link io.dunlin.compiler.object.RuntimeFunction} and {@link
 * io.dunlin.compiler.object.RuntimeStub} what it may call.
 *
 * <p>Everything here is immutable and serves all threads, but for builders. Arrays that are taken
 * or given out are not copied and must not be changed.
 */
@NullMarked
package io.dunlin.compiler.object;

import org.jspecify.annotations.NullMarked;
