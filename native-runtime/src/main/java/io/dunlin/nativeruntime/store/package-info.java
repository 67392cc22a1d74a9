/**
 * Stores whose code is machine code, and what exists in them: instances, functions, tables, globals
 * and references.
 *
 * <p>Begin with {@link io.dunlin.nativeruntime.store.NativeStore}. {@link
 * io.dunlin.nativeruntime.store.Execution} runs code for the host and turns the end of an
 * activation into a result or an exception. Everything belongs to one store, and so to one thread
 * at a time, except {@link io.dunlin.nativeruntime.store.StoreRegistry} and {@link
 * io.dunlin.nativeruntime.store.LoadedModule}.
 *
 * <p>What code points to stays where it is until the store is closed: instances and host functions
 * are never freed before. A store that is neither closed nor reachable is freed by the collector.
 */
@NullMarked
package io.dunlin.nativeruntime.store;

import org.jspecify.annotations.NullMarked;
