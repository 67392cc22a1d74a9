package io.dunlin;

import io.dunlin.internal.instantiate.Instantiation;
import io.dunlin.internal.link.ImportMatching;
import io.dunlin.spi.store.ExceptionSignal;
import io.dunlin.spi.store.Imports;
import io.dunlin.spi.store.MemoryInstance;
import io.dunlin.spi.store.ModuleInstance;
import io.dunlin.spi.store.SharedMemoryInstance;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.module.Export;
import io.dunlin.wasm.type.ExternKind;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An instance of a module in a store. Belongs to the store and its thread. */
public final class Instance {
  private final Store<?> store;
  private final Module module;
  private final ModuleInstance instance;
  private final Map<String, Export> exports = new HashMap<>();

  private Instance(Store<?> store, Module module, ModuleInstance instance) {
    this.store = store;
    this.module = module;
    this.instance = instance;
    for (Export export : module.wasm().exports()) {
      exports.put(export.name(), export);
    }
  }

  /**
   * Instantiates a module and runs its start function. {@link Linker} does the same by names.
   *
   * @param imports one for each import of the module, in order
   * @throws LinkException if an import is missing or does not match
   * @throws Trap if an active segment does not fit, or the start function traps
   * @throws WasmException if the start function throws an exception
   * @throws io.dunlin.spi.store.ResourceLimitException if the store's limits forbid it
   */
  public static Instance create(Store<?> store, Module module, Extern... imports) {
    if (module.engine() != store.engine()) {
      throw new IllegalArgumentException("the module belongs to another engine");
    }
    Imports matched = match(store, module, imports);
    store.state().enter();
    try {
      ModuleInstance raw =
          Instantiation.instantiate(
              store.state(), store.backend(), store.engine().types(), module.compiled(), matched);
      Instance instance = new Instance(store, module, raw);
      store.register(raw, instance);
      Instantiation.start(raw);
      return instance;
    } catch (TrapException e) {
      throw Trap.of(e, store.engine());
    } catch (ExceptionSignal e) {
      throw WasmException.of(e, store);
    } finally {
      store.state().exit();
    }
  }

  private static Imports match(Store<?> store, Module module, Extern[] offered) {
    List<ImportType> wanted = module.imports();
    if (offered.length != wanted.size()) {
      throw new LinkException("expected " + wanted.size() + " imports, found " + offered.length);
    }
    ImportMatching matching = store.engine().importMatching();
    Imports matched = new Imports();
    for (int i = 0; i < offered.length; i++) {
      store.requireUsable(offered[i], "import " + i);
      String mismatch = matching.add(raw(offered[i]), wanted.get(i).type(), matched);
      if (mismatch != null) {
        throw LinkException.incompatible(wanted.get(i), mismatch);
      }
    }
    return matched;
  }

  private static Object raw(Extern extern) {
    if (extern instanceof Func func) {
      return func.instance();
    }
    if (extern instanceof Memory memory) {
      return memory.instance();
    }
    if (extern instanceof SharedMemory memory) {
      return memory.instance();
    }
    if (extern instanceof Table table) {
      return table.instance();
    }
    return extern instanceof Global global ? global.instance() : ((Tag) extern).instance();
  }

  /** The store that the instance belongs to. */
  public Store<?> store() {
    return store;
  }

  /** The module. */
  public Module module() {
    return module;
  }

  /** All exports by name, in the order of the module. */
  public Map<String, Extern> exports() {
    Map<String, Extern> result = new LinkedHashMap<>();
    for (Export export : module.wasm().exports()) {
      result.put(export.name(), extern(export));
    }
    return result;
  }

  /** The export with this name. */
  public Optional<Extern> export(String name) {
    return Optional.ofNullable(exports.get(name)).map(this::extern);
  }

  private Extern extern(Export export) {
    store.state().check();
    int index = export.index();
    switch (export.kind()) {
      case FUNC:
        return new Func(store, instance.function(index));
      case TABLE:
        return new Table(store, instance.table(index));
      case MEMORY:
        return memory(instance.memory(index));
      case GLOBAL:
        return new Global(store, instance.global(index));
      case TAG:
        return new Tag(store, instance.tag(index));
    }
    throw new AssertionError(export);
  }

  private Extern memory(MemoryInstance memory) {
    return memory instanceof SharedMemoryInstance shared
        ? new SharedMemory(store.engine(), shared)
        : new Memory(store, memory);
  }

  private @Nullable Export find(String name, ExternKind kind) {
    Export export = exports.get(name);
    return export != null && export.kind() == kind ? export : null;
  }

  /** The exported function with this name. */
  public Optional<Func> func(String name) {
    return Optional.ofNullable(find(name, ExternKind.FUNC)).map(each -> (Func) extern(each));
  }

  /** The exported memory with this name, if it is not shared. */
  public Optional<Memory> memory(String name) {
    return Optional.ofNullable(find(name, ExternKind.MEMORY))
        .flatMap(
            each -> extern(each) instanceof Memory memory ? Optional.of(memory) : Optional.empty());
  }

  /** The exported memory with this name, if it is shared. */
  public Optional<SharedMemory> sharedMemory(String name) {
    return Optional.ofNullable(find(name, ExternKind.MEMORY))
        .flatMap(
            each ->
                extern(each) instanceof SharedMemory memory
                    ? Optional.of(memory)
                    : Optional.empty());
  }

  /** The exported table with this name. */
  public Optional<Table> table(String name) {
    return Optional.ofNullable(find(name, ExternKind.TABLE)).map(each -> (Table) extern(each));
  }

  /** The exported global with this name. */
  public Optional<Global> global(String name) {
    return Optional.ofNullable(find(name, ExternKind.GLOBAL)).map(each -> (Global) extern(each));
  }

  /** The exported tag with this name. */
  public Optional<Tag> tag(String name) {
    return Optional.ofNullable(find(name, ExternKind.TAG)).map(each -> (Tag) extern(each));
  }

  /**
   * Brings the instance back to the state in which its creation left it: its own memories, tables
   * and globals are as at first, dropped segments are back, and the start function runs again. What
   * it imports is not touched. Handles stay valid. An instance with a shared memory of its own
   * cannot be reset, because other stores may be using that memory.
   *
   * @throws Trap if an active segment does not fit any more, or the start function traps
   * @throws WasmException if the start function throws an exception
   * @throws IllegalStateException if code of the store is running, or a memory is shared
   */
  public void reset() {
    store.state().enter();
    try {
      if (store.state().entries() > 1) {
        throw new IllegalStateException("an instance cannot be reset while its store's code runs");
      }
      instance.reset();
      Instantiation.initialize(store.backend(), store.engine().types(), instance);
      Instantiation.start(instance);
    } catch (TrapException e) {
      throw Trap.of(e, store.engine());
    } catch (ExceptionSignal e) {
      throw WasmException.of(e, store);
    } finally {
      store.state().exit();
    }
  }
}
