package io.dunlin.nativeruntime;

import io.dunlin.compiler.object.MemoryModel;
import io.dunlin.nativeruntime.libcall.Upcalls;
import io.dunlin.nativeruntime.memory.NativeSharedMemory;
import io.dunlin.nativeruntime.store.CodeSource;
import io.dunlin.nativeruntime.store.NativeEngine;
import io.dunlin.nativeruntime.store.NativeStore;
import io.dunlin.nativeruntime.stub.StubAssembler;
import io.dunlin.nativeruntime.stub.Stubs;
import io.dunlin.nativeruntime.trap.FaultSignals;
import io.dunlin.spi.BackendRuntime;
import io.dunlin.spi.BackendSettings;
import io.dunlin.spi.store.SharedMemoryInstance;
import io.dunlin.spi.store.StoreBackend;
import io.dunlin.spi.store.StoreState;
import io.dunlin.wasm.type.MemoryType;

/** Runs machine code that a native backend has compiled. Thread-safe. */
public final class NativeRuntime implements BackendRuntime {
  private final NativeEngine engine;

  /**
   * The runtime of one engine. What machine code needs is started if that has not been done.
   *
   * @param assembler makes the stubs for this processor
   * @param model what the engine's code expects of memories that guards suffice for
   * @param source tells the code of a compiled module
   * @throws UnsupportedOperationException if machine code cannot run here; see {@link
   *     io.dunlin.nativeruntime.exec.NativePlatform}
   * @throws IllegalStateException if code is to depend on guards, and faults are no traps here
   */
  public NativeRuntime(
      BackendSettings settings, StubAssembler assembler, MemoryModel model, CodeSource source) {
    Stubs stubs = stubs(assembler);
    if (model == MemoryModel.GUARDED && !FaultSignals.install(stubs)) {
      throw new IllegalStateException("faults of memory accesses cannot be made traps here");
    }
    engine = new NativeEngine(settings, stubs, model, source);
  }

  private static Stubs stubs(StubAssembler assembler) {
    return Stubs.install(assembler, Upcalls.dispatcher());
  }

  /**
   * What code for this process should expect of memories: guards where faults can be made traps,
   * checks elsewhere.
   *
   * @param assembler makes the stubs for this processor
   * @throws UnsupportedOperationException if machine code cannot run here
   */
  public static MemoryModel bestModel(StubAssembler assembler) {
    return FaultSignals.install(stubs(assembler)) ? MemoryModel.GUARDED : MemoryModel.CHECKED;
  }

  @Override
  public StoreBackend newStore(StoreState store) {
    return new NativeStore(engine, store);
  }

  @Override
  public SharedMemoryInstance newSharedMemory(MemoryType type) {
    return new NativeSharedMemory(null, type, engine.reservations());
  }
}
