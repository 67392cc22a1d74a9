/**
 * Validation: what a module must satisfy before it may run, and the event stream that compilers
 * read while a function body is checked.
 *
 * <p>{@link io.dunlin.wasm.validate.ModuleValidator} checks everything outside function bodies and
 * gives a {@link io.dunlin.wasm.validate.ModuleContext}; a {@link
 * io.dunlin.wasm.validate.FunctionValidator} checks one body after the other against it, in one
 * pass that also decodes, and reports each instruction with its types to a {@link
 * io.dunlin.wasm.validate.CodeConsumer}.
 *
 * <p>The algorithm is that of the specification's appendix: a stack of operand types and a stack of
 * labels. Types are {@code int} codes ({@link io.dunlin.wasm.type.TypeCodes}) in which a concrete
 * heap type is always the first of the module's equivalent type indices, so that equivalent types
 * have equal codes. Instructions with a fixed signature are checked from the instruction table
 * alone; the others have a typing rule in one of the {@code ...Rules} classes.
 *
 * <p>A context is immutable and may be shared by threads. A function validator belongs to one
 * thread at a time.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/algorithm.html">Validation
 *     algorithm</a>
 */
@NullMarked
package io.dunlin.wasm.validate;

import org.jspecify.annotations.NullMarked;
