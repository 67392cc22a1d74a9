/**
 * The types of WebAssembly: value, heap, composite and external types, and the registry that makes
 * equivalent recursive types identical.
 *
 * <p>All types are immutable values. A value type is packed into an {@code int} code ({@link
 * io.dunlin.wasm.type.TypeCodes}), on which validators and compilers work; {@link
 * io.dunlin.wasm.type.ValType} is the object form of the same number.
 *
 * <p>A concrete heap type is an index into one of two spaces. In a decoded module it is an index of
 * the module's type section; in everything an engine hands out at run time it is a canonical id of
 * the engine's {@link io.dunlin.wasm.type.TypeRegistry}. {@code TypeRegistry.canonicalize} goes
 * from the first to the second.
 */
@NullMarked
package io.dunlin.wasm.type;

import org.jspecify.annotations.NullMarked;
