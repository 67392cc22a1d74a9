/**
 * The form of a function between instruction selection and machine code: instructions of the CPU
 * over virtual registers, in flat arrays.
 *
 * <p>Begin with {@link io.dunlin.compiler.machine.MachineFunction}, which says what always holds,
 * and {@link io.dunlin.compiler.machine.Operand}, which says what an instruction may demand of its
 * operands. Opcodes and immediates belong to the CPU; nothing here knows what they mean.
 *
 * <p>Functions and register files are immutable and serve all threads; a builder serves one.
 */
@NullMarked
package io.dunlin.compiler.machine;

import org.jspecify.annotations.NullMarked;
