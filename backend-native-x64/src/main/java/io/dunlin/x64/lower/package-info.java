/**
 * Selection of x86-64 instructions for the intermediate representation.
 *
 * <p>Begin with {@link io.dunlin.x64.lower.X64Selector}, which knows for each operation who lowers
 * it: a class per family. They share a {@link io.dunlin.x64.lower.Selection}, which finds the
 * registers, memory operands and constants that values are, and writes machine instructions.
 *
 * <p>Integers of 32 bits always have zeros in the upper halves of their registers, so extending
 * them unsigned costs nothing. Objects serve one thread and one function.
 */
@NullMarked
package io.dunlin.x64.lower;

import org.jspecify.annotations.NullMarked;
