package io.dunlin.nativeruntime;

import static io.dunlin.nativeruntime.stub.X64Assembler.R11;
import static io.dunlin.nativeruntime.stub.X64Assembler.R14;
import static io.dunlin.nativeruntime.stub.X64Assembler.RAX;
import static io.dunlin.nativeruntime.stub.X64Assembler.RBP;
import static io.dunlin.nativeruntime.stub.X64Assembler.RBX;
import static io.dunlin.nativeruntime.stub.X64Assembler.RCX;
import static io.dunlin.nativeruntime.stub.X64Assembler.RDX;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dunlin.compiler.object.ContextLayout;
import io.dunlin.compiler.object.MemoryModel;
import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.nativeruntime.exec.OnX64;
import io.dunlin.spi.store.FunctionInstance;
import io.dunlin.spi.store.GlobalInstance;
import io.dunlin.spi.store.ModuleInstance;
import io.dunlin.spi.store.TableInstance;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.module.TableDefinition;
import io.dunlin.wasm.type.AddressType;
import io.dunlin.wasm.type.GlobalType;
import io.dunlin.wasm.type.Limits;
import io.dunlin.wasm.type.TableType;
import io.dunlin.wasm.type.ValType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** References in calls, tables and globals. */
@OnX64
final class ReferenceTests {
  private static TableDefinition table(ValType element) {
    return new TableDefinition(
        new TableType(AddressType.I32, Limits.between(4, 5000), element), null);
  }

  private static TestModule.Builder module() {
    return new TestModule.Builder()
        .table(table(ValType.FUNCREF))
        .table(table(ValType.EXTERNREF))
        .function("EF>E", code -> code.asm.zero(RCX))
        .function("FE>F", code -> code.asm.zero(RCX))
        // Calls the function at an index of the first table.
        .function(
            "l>i",
            code -> {
              code.asm.load(R11, R14, code.layout().table(0) + ContextLayout.Table.BASE);
              code.asm.add(RAX, RAX);
              code.asm.add(RAX, RAX);
              code.asm.add(RAX, RAX);
              code.asm.add(R11, RAX);
              code.asm.load(RDX, R11, 0);
              code.callReference(RDX);
            })
        .function(">i", code -> code.asm.constant(RAX, 33))
        // Grows the second table, with its reference as the new elements.
        .function(
            "El>l",
            code -> {
              code.asm.store(RBP, -16, RCX);
              code.asm.mov(RCX, RAX);
              code.asm.constant(RAX, 1);
              code.asm.load(RDX, RBP, -16);
              code.call(RuntimeFunction.TABLE_GROW);
            })
        // Fills the first table from an index on.
        .function(
            "Fll>",
            code -> {
              code.asm.mov(RBX, RDX);
              code.asm.mov(RDX, RAX);
              code.asm.zero(RAX);
              code.call(RuntimeFunction.TABLE_FILL);
            });
  }

  private static @Nullable Object pass(
      TestStore store, FunctionInstance function, @Nullable Object... arguments) {
    @Nullable Object[] references = arguments.clone();
    store.call(function, new long[references.length], references);
    return references[0];
  }

  @Test
  void passThroughCalls() {
    try (TestStore store = new TestStore(MemoryModel.CHECKED)) {
      ModuleInstance instance = store.instantiate(module());
      assertSame("a", pass(store, instance.function(0), "a", null));
      assertNull(pass(store, instance.function(0), null, instance.function(1)));
      FunctionInstance host = store.hostFunction(">", (caller, numbers, references, base) -> {});
      for (FunctionInstance each : new FunctionInstance[] {instance.function(3), host}) {
        assertSame(each, pass(store, instance.function(1), each, "b"));
      }
    }
  }

  @Test
  void manyOfThemDoNotPileUp() {
    try (TestStore store = new TestStore(MemoryModel.CHECKED)) {
      ModuleInstance instance = store.instantiate(module());
      Object kept = new Object();
      instance.table(1).set(2, kept);
      for (int i = 0; i < 20_000; i++) {
        Object passing = new Object();
        assertSame(passing, pass(store, instance.function(0), passing, null));
      }
      assertSame(kept, instance.table(1).get(2));
    }
  }

  @Test
  void functionsInTablesCanBeCalledByCode() {
    try (TestStore store = new TestStore(MemoryModel.CHECKED)) {
      ModuleInstance instance = store.instantiate(module());
      TableInstance table = instance.table(0);
      table.set(1, instance.function(3));
      table.set(
          2, store.hostFunction(">i", (caller, numbers, references, base) -> numbers[base] = 44));
      assertEquals(33, store.call(instance, 2, 1));
      assertEquals(44, store.call(instance, 2, 2));
      assertSame(instance.function(3), table.get(1));
      assertNull(table.get(0));
    }
  }

  @Test
  void tablesGrowAndAreFilledByCode() {
    try (TestStore store = new TestStore(MemoryModel.CHECKED)) {
      ModuleInstance instance = store.instantiate(module());
      long[] numbers = {0, 3000};
      Object value = new Object();
      store.call(instance.function(4), numbers, new @Nullable Object[] {value, null});
      assertEquals(4, numbers[0]);
      assertEquals(3004, instance.table(1).size());
      assertSame(value, instance.table(1).get(3003));
      assertNull(instance.table(1).get(3));

      @Nullable Object[] filler = {instance.function(3), null, null};
      store.call(instance.function(5), new long[] {0, 1, 2}, filler);
      assertNull(instance.table(0).get(0));
      assertSame(instance.function(3), instance.table(0).get(2));
      assertThrows(
          TrapException.class,
          () -> store.call(instance.function(5), new long[] {0, 3, 2}, filler));
    }
  }

  @Test
  void globalsHoldThem() {
    try (TestStore store = new TestStore(MemoryModel.CHECKED)) {
      ModuleInstance instance = store.instantiate(module());
      GlobalInstance external = store.backend.newGlobal(new GlobalType(ValType.EXTERNREF, true));
      GlobalInstance function = store.backend.newGlobal(new GlobalType(ValType.FUNCREF, true));
      GlobalInstance vector = store.backend.newGlobal(new GlobalType(ValType.V128, true));
      GlobalInstance small = store.backend.newGlobal(new GlobalType(ValType.I32, true));
      assertNull(external.reference());
      external.setReference("x");
      function.setReference(instance.function(1));
      vector.setBits(5, 6);
      small.setBits(-7, 0);
      assertSame("x", external.reference());
      assertSame(instance.function(1), function.reference());
      assertEquals(5, vector.bits());
      assertEquals(6, vector.highBits());
      assertEquals(-7, small.bits());
    }
  }
}
