package io.dunlin.cli.wast;

import io.dunlin.Extern;
import io.dunlin.Global;
import io.dunlin.HostFunc;
import io.dunlin.Linker;
import io.dunlin.Memory;
import io.dunlin.SharedMemory;
import io.dunlin.Store;
import io.dunlin.Table;
import io.dunlin.Val;
import io.dunlin.wasm.Feature;
import io.dunlin.wasm.type.AddressType;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.GlobalType;
import io.dunlin.wasm.type.HeapType;
import io.dunlin.wasm.type.Limits;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.TableType;
import io.dunlin.wasm.type.ValType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The module {@code spectest} that scripts import from. Its functions print nothing: what scripts
 * show is whether their assertions pass.
 *
 * @see <a href="https://github.com/WebAssembly/spec/tree/main/interpreter#spectest-host-module">
 *     Spectest host module</a>
 */
final class Spectest {
  private static final String MODULE = "spectest";
  private static final Limits TABLE_LIMITS = Limits.between(10, 20);
  private static final Limits MEMORY_LIMITS = Limits.between(1, 2);

  private final Store<@Nullable Void> store;
  private final Linker<@Nullable Void> linker;

  private Spectest(Store<@Nullable Void> store, Linker<@Nullable Void> linker) {
    this.store = store;
    this.linker = linker;
  }

  /** Defines everything in the module, for instances of this store. */
  static void define(Store<@Nullable Void> store, Linker<@Nullable Void> linker) {
    Spectest spectest = new Spectest(store, linker);
    spectest.defineFunctions();
    spectest.defineGlobals();
    spectest.defineTables();
    spectest.defineMemories();
  }

  private void defineFunctions() {
    function("print");
    function("print_i32", ValType.I32);
    function("print_i64", ValType.I64);
    function("print_f32", ValType.F32);
    function("print_f64", ValType.F64);
    function("print_i32_f32", ValType.I32, ValType.F32);
    function("print_f64_f64", ValType.F64, ValType.F64);
  }

  private void function(String name, ValType... params) {
    HostFunc<@Nullable Void> ignore = (caller, arguments) -> new Val[0];
    linker.func(MODULE, name, new FuncType(List.of(params), List.of()), ignore);
  }

  private void defineGlobals() {
    global("global_i32", Val.i32(666));
    global("global_i64", Val.i64(666));
    global("global_f32", Val.f32(666.6f));
    global("global_f64", Val.f64(666.6));
  }

  private void global(String name, Val value) {
    define(name, Global.of(store, new GlobalType(value.type(), false), value));
  }

  private void defineTables() {
    table("table", AddressType.I32);
    if (store.engine().features().has(Feature.MEMORY64)) {
      table("table64", AddressType.I64);
    }
  }

  private void table(String name, AddressType addressType) {
    TableType type = new TableType(addressType, TABLE_LIMITS, ValType.FUNCREF);
    define(name, Table.of(store, type, Val.nullRef(HeapType.FUNC)));
  }

  private void defineMemories() {
    define("memory", Memory.of(store, MemoryType.of(MEMORY_LIMITS)));
    if (store.engine().features().has(Feature.THREADS)) {
      MemoryType type = MemoryType.ofShared(MEMORY_LIMITS);
      define("shared_memory", SharedMemory.of(store.engine(), type));
    }
  }

  private void define(String name, Extern extern) {
    linker.define(MODULE, name, extern);
  }
}
