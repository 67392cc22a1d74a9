/**
 * The register form that functions are lowered to: {@link io.dunlin.interpreter.code.Code} has the
 * operations, {@link io.dunlin.interpreter.code.Form} their operands, {@link
 * io.dunlin.interpreter.code.LoweredFunction} a function's code with all that belongs to it.
 *
 * <p>Everything here is immutable and thread-safe.
 */
@NullMarked
package io.dunlin.interpreter.code;

import org.jspecify.annotations.NullMarked;
