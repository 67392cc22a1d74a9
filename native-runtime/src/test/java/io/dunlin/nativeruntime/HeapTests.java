package io.dunlin.nativeruntime;

import static io.dunlin.nativeruntime.stub.X64Assembler.EQUAL;
import static io.dunlin.nativeruntime.stub.X64Assembler.NOT_EQUAL;
import static io.dunlin.nativeruntime.stub.X64Assembler.R11;
import static io.dunlin.nativeruntime.stub.X64Assembler.R15;
import static io.dunlin.nativeruntime.stub.X64Assembler.RAX;
import static io.dunlin.nativeruntime.stub.X64Assembler.RBP;
import static io.dunlin.nativeruntime.stub.X64Assembler.RCX;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.compiler.object.ContextLayout.Store;
import io.dunlin.compiler.object.HeapLayout;
import io.dunlin.compiler.object.MemoryModel;
import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.nativeruntime.exec.OnX64;
import io.dunlin.nativeruntime.store.NativeStore;
import io.dunlin.nativeruntime.stub.X64Assembler.Label;
import io.dunlin.spi.store.ArrayInstance;
import io.dunlin.spi.store.ExceptionInstance;
import io.dunlin.spi.store.ExceptionSignal;
import io.dunlin.spi.store.I31;
import io.dunlin.spi.store.ModuleInstance;
import io.dunlin.spi.store.ResourceLimiter;
import io.dunlin.spi.store.StructInstance;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.type.ArrayType;
import io.dunlin.wasm.type.DefinedType;
import io.dunlin.wasm.type.FieldType;
import io.dunlin.wasm.type.StorageType;
import io.dunlin.wasm.type.StructType;
import io.dunlin.wasm.type.ValType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Structures, arrays and exceptions, made by code and by the host. */
@OnX64
final class HeapTests {
  private static final int ROUNDS = 50_000;

  private static FieldType field(ValType type) {
    return new FieldType(StorageType.of(type), true);
  }

  /** Type 0: a node with a number and the next node; type 1: bytes; type 2: references. */
  private static TestModule.Builder module() {
    return new TestModule.Builder()
        .type(
            new StructType(
                List.of(
                    new FieldType(StorageType.I8, true),
                    field(ValType.I64),
                    field(ValType.ANYREF),
                    field(ValType.FUNCREF),
                    field(ValType.V128))))
        .type(new ArrayType(new FieldType(StorageType.I8, true)))
        .type(new ArrayType(field(ValType.ANYREF)))
        .tag("lE>")
        // Makes a structure, then a lot of garbage, and gives the structure.
        .function(
            ">A",
            code -> {
              Label loop = new Label();
              code.asm.zero(RAX);
              code.call(RuntimeFunction.STRUCT_NEW_DEFAULT);
              code.asm.load(R11, R15, Store.HEAP_BASE);
              code.asm.add(R11, RAX);
              code.asm.storeImmediate32(R11, HeapLayout.FIELDS, 7);
              // Only an address within the object is kept.
              code.asm.addImmediate(R11, HeapLayout.FIELDS);
              code.asm.store(RBP, -16, R11);
              code.asm.constant(RCX, ROUNDS);
              code.asm.store(RBP, -24, RCX);
              code.asm.bind(loop);
              code.asm.constant(RAX, 1);
              code.asm.constant(RCX, 100);
              code.call(RuntimeFunction.ARRAY_NEW_DEFAULT);
              code.asm.load(RCX, RBP, -24);
              code.asm.subImmediate(RCX, 1);
              code.asm.store(RBP, -24, RCX);
              code.asm.jumpIf(NOT_EQUAL, loop);
              code.asm.load(RAX, RBP, -16);
              code.asm.subImmediate(RAX, HeapLayout.FIELDS);
              code.asm.load(R11, R15, Store.HEAP_BASE);
              code.asm.sub(RAX, R11);
            })
        // Throws an exception that carries a number.
        .function(
            ">",
            code -> {
              code.asm.zero(RAX);
              code.call(RuntimeFunction.EXCEPTION_NEW);
              code.asm.load(R11, R15, Store.HEAP_BASE);
              code.asm.add(R11, RAX);
              code.asm.storeImmediate32(R11, HeapLayout.EXCEPTION_VALUES, 55);
              code.raise();
            })
        // Whether a reference is to the first type.
        .function(
            "A>i",
            code -> {
              Label end = new Label();
              code.asm.zero(RCX);
              code.asm.test32(RAX);
              code.asm.jumpIf(EQUAL, end);
              code.call(RuntimeFunction.REF_TEST);
              code.asm.bind(end);
            });
  }

  private static DefinedType type(TestStore store, ModuleInstance instance, int index) {
    return store.types.definedType(instance.typeId(index));
  }

  @Test
  void hostsMakeAndUseThem() {
    try (TestStore store = new TestStore(MemoryModel.CHECKED)) {
      ModuleInstance instance = store.instantiate(module());
      StructInstance struct = store.backend.newStruct(type(store, instance, 0));
      assertNull(struct.reference(2));
      struct.setBits(0, -1, 0);
      struct.setBits(1, Long.MIN_VALUE + 3, 0);
      struct.setBits(4, 5, 6);
      struct.setReference(2, struct);
      struct.setReference(3, instance.function(1));
      assertEquals(255, struct.bits(0));
      assertEquals(Long.MIN_VALUE + 3, struct.bits(1));
      assertEquals(5, struct.bits(4));
      assertEquals(6, struct.highBits(4));
      assertSame(struct, struct.reference(2));
      assertSame(instance.function(1), struct.reference(3));
      for (I31 small : new I31[] {I31.wrapping(5), I31.wrapping(-1), I31.wrapping(1 << 29)}) {
        struct.setReference(2, small);
        assertEquals(small, struct.reference(2));
      }
      ArrayInstance array = store.backend.newArray(type(store, instance, 2), 10);
      array.fill(2, struct, 3);
      array.copy(4, array, 2, 3);
      assertSame(struct, array.reference(6));
      assertNull(array.reference(7));
      assertThrows(TrapException.class, () -> array.fill(8, struct, 3));
    }
  }

  @Test
  void garbageIsCollectedAndNothingElse() {
    try (TestStore store = new TestStore(MemoryModel.CHECKED)) {
      ModuleInstance instance = store.instantiate(module());
      @Nullable Object[] references = {null};
      store.call(instance.function(0), new long[1], references);
      StructInstance made = assertInstanceOf(StructInstance.class, references[0]);
      assertEquals(7, made.bits(0));
      long used = ((NativeStore) store.backend).objects().heap().used();
      assertTrue(used < ROUNDS * 100L / 2, () -> used + " bytes");
      assertEquals(1, store.callOn(instance.function(2), made));
      assertEquals(0, store.callOn(instance.function(2), I31.wrapping(3)));
      assertEquals(0, store.callOn(instance.function(2), "external"));
    }
  }

  @Test
  void whatTheHostHoldsLeadsOn() {
    try (TestStore store = new TestStore(MemoryModel.CHECKED)) {
      ModuleInstance instance = store.instantiate(module());
      DefinedType node = type(store, instance, 0);
      StructInstance first = store.backend.newStruct(node);
      StructInstance last = first;
      for (int i = 1; i < 1000; i++) {
        StructInstance next = store.backend.newStruct(node);
        next.setBits(1, i, 0);
        last.setReference(2, next);
        last = next;
        store.backend.newArray(type(store, instance, 1), 2000);
      }
      last.setReference(2, "end");
      Object at = first;
      for (int i = 0; i < 1000; i++) {
        StructInstance struct = assertInstanceOf(StructInstance.class, at);
        assertEquals(i, struct.bits(1));
        at = struct.reference(2);
      }
      assertEquals("end", at);
    }
  }

  @Test
  void limitsAndSizesTrap() {
    try (TestStore store = new TestStore(MemoryModel.CHECKED)) {
      ModuleInstance instance = store.instantiate(module());
      DefinedType bytes = type(store, instance, 1);
      assertTooLarge(() -> store.backend.newArray(bytes, -1));
      store.state.setLimiter(
          new ResourceLimiter() {
            @Override
            public boolean heapGrowing(long current, long desired) {
              return desired <= 1 << 20;
            }
          });
      assertTooLarge(() -> store.backend.newArray(bytes, 1 << 21));
      @Nullable Object[] references = {null};
      store.call(instance.function(0), new long[1], references);
      assertInstanceOf(StructInstance.class, references[0]);
    }
  }

  private static void assertTooLarge(Runnable allocation) {
    TrapException trap = assertThrows(TrapException.class, allocation::run);
    assertSame(TrapCode.ALLOCATION_TOO_LARGE, trap.code());
  }

  @Test
  void exceptionsCarryValues() {
    try (TestStore store = new TestStore(MemoryModel.CHECKED)) {
      ModuleInstance instance = store.instantiate(module());
      ExceptionSignal signal = assertThrows(ExceptionSignal.class, () -> store.call(instance, 1));
      ExceptionInstance exception = signal.exception();
      assertSame(instance.tag(0), exception.tag());
      long[] numbers = new long[2];
      @Nullable Object[] references = new @Nullable Object[2];
      exception.copyTo(numbers, references, 0);
      assertEquals(55, numbers[0]);
      assertNull(references[1]);
    }
  }
}
