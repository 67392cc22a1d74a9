/**
 * From the machine form, with registers allocated, to bytes.
 *
 * <p>{@link io.dunlin.x64.emit.Opcode} says how opcodes of the machine form stand for rows of the
 * instruction tables, and {@link io.dunlin.x64.emit.Pseudo} lists what takes several instructions
 * or none. {@link io.dunlin.x64.emit.X64Target} emits both. A target serves one thread, all else
 * serves all.
 */
@NullMarked
package io.dunlin.x64.emit;

import org.jspecify.annotations.NullMarked;
