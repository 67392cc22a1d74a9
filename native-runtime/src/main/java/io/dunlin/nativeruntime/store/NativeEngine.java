package io.dunlin.nativeruntime.store;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.dunlin.compiler.object.CodeObject;
import io.dunlin.compiler.object.InstanceLayout;
import io.dunlin.compiler.object.MemoryModel;
import io.dunlin.nativeruntime.memory.Reservations;
import io.dunlin.nativeruntime.profile.CodeLog;
import io.dunlin.nativeruntime.stub.Stubs;
import io.dunlin.nativeruntime.trap.FaultSignals;
import io.dunlin.nativeruntime.unwind.LoadedCode;
import io.dunlin.spi.BackendSettings;
import io.dunlin.spi.code.CompiledModule;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.TypeRegistry;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the stores of an engine have in common. Thread-safe. */
public final class NativeEngine {
  private final BackendSettings settings;
  private final Stubs stubs;
  private final MemoryModel model;
  private final Reservations reservations;
  private final @Nullable CodeLog log;
  private final CodeSource source;
  private final Map<CompiledModule, LoadedModule> loaded =
      Collections.synchronizedMap(new WeakHashMap<>());
  private final Map<Integer, Signature> signatures = new ConcurrentHashMap<>();
  private final Map<Integer, MemorySegment> supertypes = new ConcurrentHashMap<>();

  /**
   * The common part of an engine's stores.
   *
   * @param model whether memories have guards, if guards suffice for them
   * @param log where loaded code is written down, or null
   */
  public NativeEngine(
      BackendSettings settings,
      Stubs stubs,
      MemoryModel model,
      CodeSource source,
      @Nullable CodeLog log) {
    this.settings = settings;
    this.stubs = stubs;
    this.model = model;
    this.log = log;
    this.reservations = new Reservations(settings.memory(), model);
    this.source = source;
  }

  BackendSettings settings() {
    return settings;
  }

  /** The engine's canonical types. */
  public TypeRegistry types() {
    return settings.types();
  }

  Stubs stubs() {
    return stubs;
  }

  /** Finds addresses for memories. */
  public Reservations reservations() {
    return reservations;
  }

  /** A module with its code in memory, brought there if that has not been done. */
  LoadedModule load(CompiledModule module) {
    return loaded.computeIfAbsent(module, this::loadNow);
  }

  private LoadedModule loadNow(CompiledModule module) {
    CodeObject object = source.code(module);
    if (object.header().memoryModel() == MemoryModel.GUARDED) {
      requireGuards();
    }
    WasmModule wasm = module.module().module();
    int[] typeIds = types().register(wasm.recGroups());
    LoadedCode code = LoadedCode.load(wasm, object, stubs);
    if (log != null) {
      log.add(wasm, object.ranges(), code.start());
    }
    return new LoadedModule(code, typeIds, new InstanceLayout(wasm));
  }

  /** Code with checks runs everywhere, code without them only where faults are traps. */
  private void requireGuards() {
    if (model != MemoryModel.GUARDED) {
      throw new IllegalArgumentException(
          "the code is for memories with guards, and those of this engine have none");
    }
    if (!FaultSignals.install(stubs)) {
      throw new IllegalStateException("faults of memory accesses cannot be made traps here");
    }
  }

  /** How values pass to and from functions of a type. */
  Signature signature(int typeId, FuncType type) {
    return signatures.computeIfAbsent(typeId, id -> Signature.of(type, types(), stubs));
  }

  /** The address of the canonical ids from a type's root to itself. */
  long supertypes(int typeId) {
    return supertypes.computeIfAbsent(typeId, this::writeSupertypes).address();
  }

  private MemorySegment writeSupertypes(int typeId) {
    int depth = types().depth(typeId);
    MemorySegment chain = Arena.ofAuto().allocate(JAVA_INT, depth + 1L);
    int type = typeId;
    for (int i = depth; i >= 0; i--) {
      chain.setAtIndex(JAVA_INT, i, type);
      List<Integer> above = types().type(type).supertypes();
      type = above.isEmpty() ? type : above.get(0);
    }
    return chain;
  }
}
