/**
 * The objects that exist while WebAssembly runs, named as in the specification's execution chapter:
 * a store's state and the instances of modules, functions, memories, tables, globals, tags,
 * exceptions, structures and arrays in it.
 *
 * <p>They belong to one store, and a store to one thread at a time ({@link
 * io.dunlin.spi.store.StoreState#enter}); none is thread-safe but {@link
 * io.dunlin.spi.store.SharedMemoryInstance}, which belongs to no store, and {@link
 * io.dunlin.spi.store.Epoch}. Backends subclass them and keep the contents where their code reaches
 * them fastest; what all backends share, such as limits and the order of checks, stands in the base
 * classes.
 *
 * <p>Values pass between host and WebAssembly in two arrays at the same indices, {@code long[]} for
 * numbers and {@code Object[]} for references, without boxing. A value takes the next slot, a
 * {@code v128} the next two (low half first). An {@code i32} stands sign-extended, an {@code f32}
 * as the sign-extended raw bits, an {@code f64} as raw bits. A null reference is {@code null}, a
 * function reference a {@link io.dunlin.spi.store.FunctionInstance}, an exception reference an
 * {@link io.dunlin.spi.store.ExceptionInstance}, an external reference the host's object. Of the
 * {@code any} hierarchy a value is an {@link io.dunlin.spi.store.AggregateInstance}, an {@link
 * io.dunlin.spi.store.I31}, or whatever was external before; conversion from and to {@code extern}
 * leaves the object as it is.
 */
@NullMarked
package io.dunlin.spi.store;

import org.jspecify.annotations.NullMarked;
