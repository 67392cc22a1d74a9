/**
 * From WebAssembly to the register form, one function at a time, in the validator's one pass.
 *
 * <p>{@link io.dunlin.interpreter.lower.ModuleLowering} lowers a function when it is first called.
 * {@code FunctionLowering} receives the events; it hands control instructions to {@code
 * ControlLowering} and everything else to {@code InstructionSelector}, which both work on the
 * {@code VirtualStack}: what the operand stack holds without its having been computed or moved.
 */
@NullMarked
package io.dunlin.interpreter.lower;

import org.jspecify.annotations.NullMarked;
