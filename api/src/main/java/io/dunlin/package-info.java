/**
 * Dunlin runs WebAssembly on the JVM. This package is what applications use.
 *
 * <p>An {@link io.dunlin.Engine} is made once, from a {@link io.dunlin.Config}. It compiles {@link
 * io.dunlin.Module}s, which any number of threads may share. A {@link io.dunlin.Store} holds what
 * exists while a module runs: {@link io.dunlin.Instance}s, and the {@link io.dunlin.Func}tions,
 * {@link io.dunlin.Memory memories}, {@link io.dunlin.Table tables}, {@link io.dunlin.Global
 * globals} and {@link io.dunlin.Tag tags} that they export. A {@link io.dunlin.Linker} names what
 * modules import.
 *
 * <pre>{@code
 * Engine engine = Engine.create();
 * Module module = Module.of(engine, Path.of("add.wasm"));
 * try (Store<Void> store = engine.newStore()) {
 *   Instance instance = Instance.create(store, module);
 *   Func add = instance.func("add").orElseThrow();
 *   Val[] sum = add.call(Val.i32(1), Val.i32(2));
 * }
 * }</pre>
 *
 * <p>Engines, modules, filled linkers and {@linkplain io.dunlin.SharedMemory shared memories} are
 * thread-safe. A store and what belongs to it serve one thread at a time. Types of values and
 * externals are those of {@code io.dunlin.wasm.type}; concrete heap types in them are canonical ids
 * of the engine, so that equal types are equal numbers.
 */
@NullMarked
package io.dunlin;

import org.jspecify.annotations.NullMarked;
