/**
 * From forms to class files.
 *
 * <p>{@link io.dunlin.bytecode.emit.GeneratedClassFiles} has the classes of a module, which {@link
 * io.dunlin.bytecode.emit.ClassGenerator} makes, and {@link
 * io.dunlin.bytecode.emit.SharedClassFiles} those that modules share. A function is emitted
 * instruction by instruction, each by the class for its family, which all work on one {@link
 * io.dunlin.bytecode.emit.Emission}. The operand stack is Java's, locals are Java's locals. What
 * always holds: at the border of a region Java's stack is empty, because what stood on it is in
 * locals then; {@link io.dunlin.bytecode.emit.Emission#stack} says exactly what Java's stack holds,
 * since every label needs a frame that says so; and the same form gives the same bytes.
 *
 * <p>A function that Java's locals, operands or methods are too few for is emitted by {@link
 * io.dunlin.bytecode.emit.SpilledFunctionEmitter}, with the same classes for instructions, but
 * other ones for locals, labels and returns.
 *
 * <p>A class is made by one thread, and several classes of a module may be made at a time.
 */
@NullMarked
package io.dunlin.bytecode.emit;

import org.jspecify.annotations.NullMarked;
