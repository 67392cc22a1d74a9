/**
 * The intermediate representation of the native compilers: static single assignment form with block
 * parameters, in flat arrays.
 *
 * <p>Begin with {@link io.dunlin.compiler.ir.IrOp}, the table of operations, and {@link
 * io.dunlin.compiler.ir.IrFunction}. {@link io.dunlin.compiler.ir.IrBuilder} writes instructions;
 * {@link io.dunlin.compiler.ir.IrPrinter} and {@link io.dunlin.compiler.ir.IrParser} are for people
 * and tests; {@link io.dunlin.compiler.ir.IrVerifier} says what always holds. The representation
 * knows WebAssembly's operations and no CPU. A function belongs to one thread.
 */
@NullMarked
package io.dunlin.compiler.ir;

import org.jspecify.annotations.NullMarked;
