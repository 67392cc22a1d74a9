package io.dunlin.nativeruntime;

import io.dunlin.compiler.object.MemoryModel;
import io.dunlin.nativeruntime.exec.NativePlatform;
import io.dunlin.nativeruntime.libcall.Upcalls;
import io.dunlin.nativeruntime.memory.NativeSharedMemory;
import io.dunlin.nativeruntime.profile.CodeLog;
import io.dunlin.nativeruntime.store.CodeSource;
import io.dunlin.nativeruntime.store.NativeEngine;
import io.dunlin.nativeruntime.store.NativeStore;
import io.dunlin.nativeruntime.stub.StubAssembler;
import io.dunlin.nativeruntime.stub.Stubs;
import io.dunlin.nativeruntime.trap.FaultSignals;
import io.dunlin.spi.Availability;
import io.dunlin.spi.BackendRuntime;
import io.dunlin.spi.BackendSettings;
import io.dunlin.spi.store.SharedMemoryInstance;
import io.dunlin.spi.store.StoreBackend;
import io.dunlin.spi.store.StoreState;
import io.dunlin.wasm.type.MemoryType;
import org.jspecify.annotations.Nullable;

/** Runs machine code that a native backend has compiled. Thread-safe. */
public final class NativeRuntime implements BackendRuntime {
  private final BackendSettings settings;
  private final StubAssembler assembler;
  private final MemoryModel model;
  private final CodeSource source;
  private final @Nullable CodeLog log;
  private @Nullable NativeEngine engine;

  /**
   * The runtime of one engine. What machine code needs is started when there is something to run.
   *
   * @param assembler makes the stubs for this processor
   * @param model whether memories have guards, if guards suffice for them
   * @param source tells the code of a compiled module
   */
  public NativeRuntime(
      BackendSettings settings, StubAssembler assembler, MemoryModel model, CodeSource source) {
    this.settings = settings;
    this.assembler = assembler;
    this.model = model;
    this.source = source;
    log = CodeLog.of(settings.profiling());
  }

  private static Stubs stubs(StubAssembler assembler) {
    return Stubs.install(assembler, Upcalls.dispatcher());
  }

  /**
   * What code for this process should expect of memories: guards where faults can be made traps,
   * checks elsewhere. Starts what machine code needs.
   *
   * @param assembler makes the stubs for this processor
   */
  public static MemoryModel bestModel(StubAssembler assembler) {
    boolean areFaultsTraps =
        NativePlatform.start().isAvailable() && FaultSignals.install(stubs(assembler));
    return areFaultsTraps ? MemoryModel.GUARDED : MemoryModel.CHECKED;
  }

  private synchronized NativeEngine engine() {
    NativeEngine started = engine;
    if (started == null) {
      Availability platform = NativePlatform.start();
      if (!platform.isAvailable()) {
        throw new IllegalStateException("native code cannot run here: " + platform.reason());
      }
      started = new NativeEngine(settings, stubs(assembler), model, source, log);
      engine = started;
    }
    return started;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if machine code turns out not to run here
   */
  @Override
  public StoreBackend newStore(StoreState store) {
    return new NativeStore(engine(), store);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if machine code turns out not to run here
   */
  @Override
  public SharedMemoryInstance newSharedMemory(MemoryType type) {
    return new NativeSharedMemory(null, type, engine().reservations());
  }
}
