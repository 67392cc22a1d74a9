/**
 * How compiled functions use registers and the stack, and call each other.
 *
 * <p>{@link io.dunlin.x64.abi.MachineRegisters} says what each register is for, {@link
 * io.dunlin.x64.abi.CallingConvention} where arguments and results are, {@link
 * io.dunlin.x64.abi.Frame} how a frame looks. Whoever generates code that compiled functions call,
 * or that calls them, follows these. Everything here is immutable.
 *
 * <p>A value of 32 bits in a general register always has zeros in the upper half, as an argument or
 * result, too: so an address is never more than was checked.
 */
@NullMarked
package io.dunlin.x64.abi;

import org.jspecify.annotations.NullMarked;
