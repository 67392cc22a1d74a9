package io.dunlin.internal.instantiate;

import io.dunlin.spi.code.CompiledModule;
import io.dunlin.spi.store.FunctionInstance;
import io.dunlin.spi.store.GlobalInstance;
import io.dunlin.spi.store.Imports;
import io.dunlin.spi.store.ModuleInstance;
import io.dunlin.spi.store.StoreBackend;
import io.dunlin.spi.store.StoreState;
import io.dunlin.wasm.module.ConstExpr;
import io.dunlin.wasm.module.DataSegment;
import io.dunlin.wasm.module.ElementSegment;
import io.dunlin.wasm.module.GlobalDefinition;
import io.dunlin.wasm.module.SegmentMode;
import io.dunlin.wasm.module.TableDefinition;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.AddressType;
import io.dunlin.wasm.type.TypeRegistry;
import io.dunlin.wasm.type.ValType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Brings an instance into being: allocation by the backend, then globals, tables, segments and the
 * start function in the order of the specification. What was written before a trap stays written.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/modules.html#instantiation">
 *     Instantiation</a>
 */
public final class Instantiation {
  private static final long[] NO_NUMBERS = {};
  private static final @Nullable Object[] NO_REFERENCES = {};

  private final ModuleInstance instance;
  private final WasmModule module;
  private final ConstExpressions expressions;

  private Instantiation(StoreBackend backend, TypeRegistry types, ModuleInstance instance) {
    this.instance = instance;
    this.module = instance.module();
    this.expressions = new ConstExpressions(backend, types, instance);
  }

  /**
   * Creates and initializes an instance, without running its start function.
   *
   * @param types the engine's types
   * @param imports what the module imports, matched
   * @throws io.dunlin.spi.trap.TrapException if an active segment does not fit
   * @throws io.dunlin.spi.store.ResourceLimitException if the store may not hold it
   */
  public static ModuleInstance instantiate(
      StoreState store,
      StoreBackend backend,
      TypeRegistry types,
      CompiledModule module,
      Imports imports) {
    store.addInstance();
    ModuleInstance instance = backend.newInstance(module, imports);
    initialize(backend, types, instance);
    return instance;
  }

  /** Initializes an instance whose memories, tables and globals are zero and null. */
  public static void initialize(StoreBackend backend, TypeRegistry types, ModuleInstance instance) {
    Instantiation instantiation = new Instantiation(backend, types, instance);
    try {
      instantiation.initializeGlobals();
      instantiation.initializeTables();
      instantiation.evaluateElements();
      instantiation.copyActiveElements();
      instantiation.copyActiveData();
    } finally {
      instantiation.expressions.end();
    }
  }

  /** Runs the start function, if there is one. */
  public static void start(ModuleInstance instance) {
    int start = instance.module().startFunction();
    if (start != WasmModule.NONE) {
      FunctionInstance function = instance.function(start);
      function.invoke(null, NO_NUMBERS, NO_REFERENCES, 0);
    }
  }

  private void initializeGlobals() {
    List<GlobalDefinition> globals = module.globals();
    int imported = module.importedGlobalCount();
    for (int i = 0; i < globals.size(); i++) {
      GlobalInstance global = instance.global(imported + i);
      expressions.evaluate(globals.get(i).init());
      if (global.type().value().isReference()) {
        global.setReference(expressions.reference());
      } else {
        global.setBits(expressions.bits(), expressions.highBits());
      }
    }
  }

  private void initializeTables() {
    List<TableDefinition> tables = module.tables();
    int imported = module.importedTableCount();
    for (int i = 0; i < tables.size(); i++) {
      ConstExpr init = tables.get(i).init();
      if (init != null) {
        expressions.evaluate(init);
        long size = tables.get(i).type().limits().min();
        instance.table(imported + i).fill(0, expressions.reference(), size);
      }
    }
  }

  private void evaluateElements() {
    List<ElementSegment> segments = module.elements();
    for (int i = 0; i < segments.size(); i++) {
      ElementSegment segment = segments.get(i);
      if (!segment.hasFunctions()) {
        @Nullable Object[] references = new @Nullable Object[segment.size()];
        instance.setElements(i, references);
        for (int j = 0; j < references.length; j++) {
          expressions.evaluate(segment.expressions().get(j));
          references[j] = expressions.reference();
        }
      }
    }
  }

  private void copyActiveElements() {
    List<ElementSegment> segments = module.elements();
    for (int i = 0; i < segments.size(); i++) {
      ElementSegment segment = segments.get(i);
      if (segment.mode() == SegmentMode.ACTIVE) {
        AddressType type = module.tableTypes().get(segment.table()).addressType();
        long offset = address(Objects.requireNonNull(segment.offset()), type);
        instance.table(segment.table()).init(offset, instance.elements(i), 0, segment.size());
      }
      if (segment.mode() != SegmentMode.PASSIVE) {
        instance.dropElements(i);
      }
    }
  }

  private void copyActiveData() {
    List<DataSegment> segments = module.dataSegments();
    for (int i = 0; i < segments.size(); i++) {
      DataSegment segment = segments.get(i);
      if (segment.mode() == SegmentMode.ACTIVE) {
        AddressType type = module.memoryTypes().get(segment.memory()).addressType();
        long offset = address(Objects.requireNonNull(segment.offset()), type);
        instance.initMemory(segment.memory(), i, offset, 0, segment.content().length());
        instance.dropData(i);
      }
    }
  }

  private long address(ConstExpr offset, AddressType type) {
    expressions.evaluate(offset);
    long bits = expressions.bits();
    return type.code() == ValType.I32.code() ? bits & 0xFFFFFFFFL : bits;
  }
}
